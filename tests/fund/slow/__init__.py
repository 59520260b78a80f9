"""A loan lived day by day (tính từng ngày), with fractions: the slow second opinion on the engine.

Written from the contract of the engine (docs/adr/0016 and 0018), not from its code; it shares
nothing with `fund.rules` and is built differently: there is no account that jumps from date to
date, only a loop over every day. Each day first earns its interest, then sees what falls due, then
what happened. A level instalment is found by trying all thirteen candidates as whole schedules, a
debt group by walking through the ends of all days. It reads the same JSON, and knows valid input.
"""
