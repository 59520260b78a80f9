"""Papers of the office about a filing (văn bản của hồ sơ), as PDF and Word.

`document` sets what `desk`, `results`, `revoking`, `letters` and `certificate` say of a filing
into the frame of Nghị định 30/2020/NĐ-CP; `issuing` freezes it under a look-up code.
"""
