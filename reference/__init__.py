"""Administrative units, agencies, VSIC, working days, number series, jobs, the law pages."""
