"""Who gets what: a line for every address of the application, and what each kind of visitor is answered there."""

from collections.abc import Mapping

VISITORS = ("stranger", "link holder", "account holder", "somebody else", "removed member", "member", "lead")
"""Nobody's cookie, once without and once with the team's join page open; somebody signed in, of no team here; and
guests: the lead of another team, one who was taken out, and the team's own."""

OPENED = "opened"
SIGN_IN_FIRST = "sign in first"
NOT_ALLOWED = "not allowed"
NOT_FOUND = "not found"

Rule = Mapping[str, str]

ANYBODY: Rule = dict.fromkeys(VISITORS, OPENED)
WHOEVER_IS_KNOWN: Rule = {**ANYBODY, "stranger": SIGN_IN_FIRST, "link holder": SIGN_IN_FIRST}
NOBODY: Rule = dict.fromkeys(VISITORS, NOT_FOUND)
ACCOUNT_HOLDERS: Rule = {
    **dict.fromkeys(VISITORS, NOT_ALLOWED),
    "stranger": SIGN_IN_FIRST,
    "link holder": SIGN_IN_FIRST,
    "account holder": OPENED,
}
ITS_OWNER: Rule = {
    **NOBODY,
    "stranger": SIGN_IN_FIRST,
    "link holder": SIGN_IN_FIRST,
    "account holder": OPENED,
}
ALL_BUT_GUESTS: Rule = {**ACCOUNT_HOLDERS, "stranger": OPENED, "link holder": OPENED}
MEMBERS: Rule = {**NOBODY, "member": OPENED, "lead": OPENED}
KNOWN_MEMBERS: Rule = {**MEMBERS, "stranger": SIGN_IN_FIRST, "link holder": SIGN_IN_FIRST}
LEADS: Rule = {**MEMBERS, "member": NOT_ALLOWED}

TABLE: Mapping[str, Rule] = {
    "GET /": ANYBODY,
    "GET /healthz": ANYBODY,
    "GET /readyz": ANYBODY,
    "GET /metrics": NOBODY,
    "GET /sample": ANYBODY,
    "GET /method": ANYBODY,
    "GET /advice": ANYBODY,
    "GET /questions": ANYBODY,
    "POST /teams": ANYBODY,
    "GET /s/{token}": ANYBODY,
    "GET /s/{token}.json": ANYBODY,
    "GET /s/{token}.csv": ANYBODY,
    "GET /s/{token}.md": ANYBODY,
    "GET /s/{token}.pdf": ANYBODY,
    "GET /join/{token}": ANYBODY,
    "POST /join/{token}": ANYBODY,
    "GET /session/new": ANYBODY,
    "GET /session": WHOEVER_IS_KNOWN,
    "POST /session": ANYBODY,
    "POST /session/end": ALL_BUT_GUESTS,
    "POST /sessions/end": ALL_BUT_GUESTS,
    "POST /sessions/{browser_id}/end": ACCOUNT_HOLDERS,
    "GET /resets/new": ANYBODY,
    "POST /resets/new": ANYBODY,
    "GET /resets/{token}": NOBODY,
    "POST /resets/{token}": NOBODY,
    "GET /account": WHOEVER_IS_KNOWN,
    "GET /account/new": ANYBODY,
    "POST /account/new": ANYBODY,
    "POST /account/name": WHOEVER_IS_KNOWN,
    "POST /account/password": ACCOUNT_HOLDERS,
    "POST /account/tokens": ACCOUNT_HOLDERS,
    "POST /account/tokens/{token_id}/withdrawal": ITS_OWNER,
    "GET /account/deletion": WHOEVER_IS_KNOWN,
    "POST /account/deletion": WHOEVER_IS_KNOWN,
    "GET /farewell": ANYBODY,
    "GET /teams": WHOEVER_IS_KNOWN,
    "GET /teams/{team_id}": MEMBERS,
    "POST /teams/{team_id}/name": LEADS,
    "POST /teams/{team_id}/role": MEMBERS,
    "GET /teams/{team_id}/members": MEMBERS,
    "POST /teams/{team_id}/members/{person_id}/removal": LEADS,
    "POST /teams/{team_id}/members/{person_id}/standing": LEADS,
    "GET /teams/{team_id}/departure": MEMBERS,
    "POST /teams/{team_id}/departure": MEMBERS,
    "GET /teams/{team_id}/deletion": LEADS,
    "POST /teams/{team_id}/deletion": LEADS,
    "GET /teams/{team_id}/invitations": LEADS,
    "POST /teams/{team_id}/invitations": LEADS,
    "POST /teams/{team_id}/invitations/{invitation_id}/withdrawal": LEADS,
    "GET /teams/{team_id}/agreements": MEMBERS,
    "GET /teams/{team_id}/OWNERSHIP.md": MEMBERS,
    "GET /teams/{team_id}/archive.json": LEADS,
    "GET /teams/{team_id}/rounds/new": LEADS,
    "POST /teams/{team_id}/rounds": LEADS,
    "GET /rounds/{open}": MEMBERS,
    "GET /rounds/{open}/sections/{section_id}": MEMBERS,
    "POST /rounds/{open}/sections/{section_id}": MEMBERS,
    "POST /rounds/{open}/answers/{item_id}": MEMBERS,
    "GET /rounds/{open}/verdict": MEMBERS,
    "GET /rounds/{open}/check": MEMBERS,
    "POST /rounds/{open}/submission": MEMBERS,
    "POST /rounds/{open}/submission/withdrawal": MEMBERS,
    "GET /rounds/{open}/view": MEMBERS,
    "GET /rounds/{open}/closure": LEADS,
    "POST /rounds/{open}/closure": LEADS,
    "POST /rounds/{open}/reminders": LEADS,
    "GET /rounds/{open}/cancellation": LEADS,
    "POST /rounds/{open}/cancellation": LEADS,
    "GET /rounds/{closed}/report": MEMBERS,
    "GET /rounds/{closed}/report.json": MEMBERS,
    "GET /rounds/{closed}/report.csv": MEMBERS,
    "GET /rounds/{closed}/report.md": MEMBERS,
    "GET /rounds/{closed}/report.pdf": MEMBERS,
    "GET /rounds/{closed}/comparison": MEMBERS,
    "GET /rounds/{closed}/comparison/{earlier}": MEMBERS,
    "GET /rounds/{closed}/comparison/{earlier}.csv": MEMBERS,
    "GET /rounds/{closed}/comparison/{earlier}.md": MEMBERS,
    "POST /rounds/{closed}/showing": MEMBERS,
    "GET /rounds/{closed}/shares": LEADS,
    "POST /rounds/{closed}/shares": LEADS,
    "GET /rounds/{closed}/shares/preview": LEADS,
    "POST /rounds/{closed}/shares/{share_id}/withdrawal": LEADS,
    "GET /rounds/{closed}/settling": MEMBERS,
    "GET /rounds/{closed}/settling/{item_id}": MEMBERS,
    "POST /rounds/{closed}/settling/{item_id}": LEADS,
    "GET /api/docs": ANYBODY,
    "GET /api/v1/openapi.json": ANYBODY,
    "GET /api/v1/teams": WHOEVER_IS_KNOWN,
    "GET /api/v1/teams/{team_id}": KNOWN_MEMBERS,
    "GET /api/v1/teams/{team_id}/rounds": KNOWN_MEMBERS,
    "GET /api/v1/teams/{team_id}/agreements": KNOWN_MEMBERS,
    "GET /api/v1/rounds/{open}": KNOWN_MEMBERS,
    "GET /api/v1/rounds/{closed}/report": KNOWN_MEMBERS,
    "GET /api/v1/rounds/{closed}/comparison/{earlier}": KNOWN_MEMBERS,
    "GET /api/v1/rounds/{closed}/shares": {**KNOWN_MEMBERS, "member": NOT_ALLOWED},
    "GET /api/v1/rounds/{open}/response": KNOWN_MEMBERS,
    "PATCH /api/v1/rounds/{open}/response/answers": KNOWN_MEMBERS,
    "PUT /api/v1/rounds/{open}/response/submission": KNOWN_MEMBERS,
    "DELETE /api/v1/rounds/{open}/response/submission": KNOWN_MEMBERS,
}
"""Method and address of every route. Of a round it says in which state it is asked for. Under /api/v1 whoever is known
brings a token of theirs, and a stranger's program none."""
