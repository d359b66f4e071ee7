"""Holdfast: who holds what on a data or ML team, and what to do about what nobody holds.

The house, from the top. A floor knows those below it, never those above; `tests/test_house.py` holds it to that.

    main  cli  serving     the application put together, and the command that runs it
    backups  doctor        what an operator does beside: everything into a file and back; what is wrong, in plain words
    error_pages  doors     refusals as answers; what every request passes: cookies, cross-site posts, headers, the log
    web | api              pages and the JSON interface, a room per noun: teams, rounds, answers, reports ...
    rounds | programs      what somebody has of a round, closing it, its report once it is closed; who asks by token
    attempts               what is tried too often, counted per visitor
    access                 the front door: who visits, and with which session
    wording  links         what a report says: in words, as Markdown, as JSON; links that open something
    db  bank               what is remembered; the questionnaire as data
    mail  passwords  pdf   letters sent, passwords hashed, sheets set in type
    domain                 pure: answers in, a report out
    address  stopping      where a server listens, and how it stops
    logs  metrics  turns   what it says of itself, and when in its loop it does

One noun, every floor: `db/rounds.py`, `web/rounds.py`, `wording/rounds.py`, `templates/rounds/`. To follow one answer:
`web/answers.py` saves it through `db/answers.py`; `rounds/closed.py` loads it with the others, `domain/reporting.py`
makes the report of them, `wording/document.py` puts it into words, and `templates/reports/` sets these in type.
"""
