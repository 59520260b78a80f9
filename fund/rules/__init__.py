"""The loan engine: terms, events, policy and a day in; schedules, amounts, groups out. Pure."""
