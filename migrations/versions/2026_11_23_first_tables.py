"""First tables: people and browsers, teams and join links, rounds, responses, answers, counts, and agreements."""

import sqlalchemy as sa
from alembic import op

revision = "e953f56df4e5"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "attempts",
        sa.Column("id", sa.String(length=20), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("about", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attempts")),
    )
    op.create_index(op.f("ix_attempts_at"), "attempts", ["at"])
    op.create_index(op.f("ix_attempts_kind_about_at"), "attempts", ["kind", "about", "at"])

    op.create_table(
        "people",
        sa.Column("id", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=True),
        sa.Column("email", sa.String(length=254), nullable=True),
        sa.Column("password_digest", sa.String(length=256), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_people")),
        sa.UniqueConstraint("email", name=op.f("uq_people_email")),
    )
    op.create_table(
        "teams",
        sa.Column("id", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_teams")),
    )
    op.create_table(
        "agreements",
        sa.Column("id", sa.String(length=20), nullable=False),
        sa.Column("team_id", sa.String(length=20), nullable=False),
        sa.Column("item", sa.String(length=32), nullable=False),
        sa.Column("owner", sa.String(length=32), nullable=True),
        sa.Column("holder_name", sa.String(length=80), nullable=True),
        sa.Column("risk_taken_by", sa.String(length=80), nullable=True),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("why", sa.String(length=1000), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_by", sa.String(length=20), nullable=True),
        sa.Column("decided_by_name", sa.String(length=80), nullable=True),
        sa.CheckConstraint("(owner IS NULL) <> (risk_taken_by IS NULL)", name=op.f("ck_agreements_decided")),
        sa.ForeignKeyConstraint(
            ["decided_by"], ["people.id"], name=op.f("fk_agreements_decided_by_people"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["team_id"], ["teams.id"], name=op.f("fk_agreements_team_id_teams"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreements")),
    )
    op.create_index(op.f("ix_agreements_decided_by"), "agreements", ["decided_by"])
    op.create_index(op.f("ix_agreements_team_id_item_decided_at"), "agreements", ["team_id", "item", "decided_at"])

    op.create_table(
        "invitations",
        sa.Column("id", sa.String(length=20), nullable=False),
        sa.Column("team_id", sa.String(length=20), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["team_id"], ["teams.id"], name=op.f("fk_invitations_team_id_teams"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitations")),
    )
    op.create_index(op.f("ix_invitations_team_id"), "invitations", ["team_id"])

    op.create_table(
        "rounds",
        sa.Column("id", sa.String(length=20), nullable=False),
        sa.Column("team_id", sa.String(length=20), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("bank_version", sa.String(length=32), nullable=False),
        sa.Column("privacy", sa.String(length=32), nullable=False),
        sa.Column("minimum", sa.Integer(), nullable=False),
        sa.Column("asked", sa.Integer(), nullable=True),
        sa.Column("respondents", sa.Integer(), nullable=True),
        sa.Column("only_for", sa.String(length=20), nullable=True),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("called_off_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("privacy IN ('named', 'anonymous')", name=op.f("ck_rounds_privacy")),
        sa.CheckConstraint("closed_at IS NULL OR called_off_at IS NULL", name=op.f("ck_rounds_one_end")),
        sa.CheckConstraint("minimum >= 1", name=op.f("ck_rounds_minimum")),
        sa.CheckConstraint("number >= 1", name=op.f("ck_rounds_number")),
        sa.ForeignKeyConstraint(
            ["only_for"], ["people.id"], name=op.f("fk_rounds_only_for_people"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["team_id"], ["teams.id"], name=op.f("fk_rounds_team_id_teams"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rounds")),
        sa.UniqueConstraint("team_id", "number", name=op.f("uq_rounds_team_id_number")),
    )
    op.create_index(op.f("ix_rounds_only_for"), "rounds", ["only_for"])
    op.create_index(
        "uq_rounds_team_id_open",
        "rounds",
        ["team_id"],
        unique=True,
        sqlite_where=sa.text("closed_at IS NULL AND called_off_at IS NULL"),
        postgresql_where=sa.text("closed_at IS NULL AND called_off_at IS NULL"),
    )

    op.create_table(
        "sign_ins",
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.String(length=20), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_used_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_sign_ins_person_id_people"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_sign_ins")),
    )
    op.create_index(op.f("ix_sign_ins_person_id"), "sign_ins", ["person_id"])

    op.create_table(
        "counts",
        sa.Column("round_id", sa.String(length=20), nullable=False),
        sa.Column("item", sa.String(length=32), nullable=False),
        sa.Column("mark", sa.String(length=32), nullable=False),
        sa.Column("value", sa.String(length=32), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.CheckConstraint("mark IN ('value', 'severity', 'written_down')", name=op.f("ck_counts_mark")),
        sa.ForeignKeyConstraint(
            ["round_id"], ["rounds.id"], name=op.f("fk_counts_round_id_rounds"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("round_id", "item", "mark", "value", name=op.f("pk_counts")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "members",
        sa.Column("team_id", sa.String(length=20), nullable=False),
        sa.Column("person_id", sa.String(length=20), nullable=False),
        sa.Column("standing", sa.String(length=32), nullable=False),
        sa.Column("job_role", sa.String(length=32), nullable=True),
        sa.Column("joined_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("invitation_id", sa.String(length=20), nullable=True),
        sa.CheckConstraint("standing IN ('lead', 'member')", name=op.f("ck_members_standing")),
        sa.ForeignKeyConstraint(
            ["invitation_id"],
            ["invitations.id"],
            name=op.f("fk_members_invitation_id_invitations"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_members_person_id_people"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["team_id"], ["teams.id"], name=op.f("fk_members_team_id_teams"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("team_id", "person_id", name=op.f("pk_members")),
    )
    op.create_index(op.f("ix_members_invitation_id"), "members", ["invitation_id"])
    op.create_index(op.f("ix_members_person_id"), "members", ["person_id"])

    op.create_table(
        "responses",
        sa.Column("id", sa.String(length=20), nullable=False),
        sa.Column("round_id", sa.String(length=20), nullable=False),
        sa.Column("person_id", sa.String(length=20), nullable=True),
        sa.Column("author", sa.String(length=64), nullable=True),
        sa.Column("name", sa.String(length=80), nullable=True),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("person_id IS NULL OR author IS NULL", name=op.f("ck_responses_one_tie")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_responses_person_id_people"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["round_id"], ["rounds.id"], name=op.f("fk_responses_round_id_rounds"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_responses")),
        sa.UniqueConstraint("round_id", "author", name=op.f("uq_responses_round_id_author")),
        sa.UniqueConstraint("round_id", "person_id", name=op.f("uq_responses_round_id_person_id")),
    )
    op.create_index(op.f("ix_responses_person_id"), "responses", ["person_id"])

    op.create_table(
        "round_agreements",
        sa.Column("round_id", sa.String(length=20), nullable=False),
        sa.Column("agreement_id", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(
            ["agreement_id"],
            ["agreements.id"],
            name=op.f("fk_round_agreements_agreement_id_agreements"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["round_id"], ["rounds.id"], name=op.f("fk_round_agreements_round_id_rounds"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("round_id", "agreement_id", name=op.f("pk_round_agreements")),
    )
    op.create_index(op.f("ix_round_agreements_agreement_id"), "round_agreements", ["agreement_id"])

    op.create_table(
        "round_keys",
        sa.Column("round_id", sa.String(length=20), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["round_id"], ["rounds.id"], name=op.f("fk_round_keys_round_id_rounds"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("round_id", name=op.f("pk_round_keys")),
    )
    op.create_table(
        "answers",
        sa.Column("response_id", sa.String(length=20), nullable=False),
        sa.Column("item", sa.String(length=32), nullable=False),
        sa.Column("value", sa.String(length=32), nullable=True),
        sa.Column("severity", sa.Integer(), nullable=True),
        sa.Column("written_down", sa.Boolean(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("page", sa.String(length=32), nullable=False),
        sa.Column("edit", sa.Integer(), nullable=False),
        sa.CheckConstraint("sequence >= 1", name=op.f("ck_answers_sequence")),
        sa.CheckConstraint("severity BETWEEN 0 AND 3", name=op.f("ck_answers_severity")),
        sa.ForeignKeyConstraint(
            ["response_id"], ["responses.id"], name=op.f("fk_answers_response_id_responses"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("response_id", "item", name=op.f("pk_answers")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    for table in (
        "answers",
        "round_keys",
        "round_agreements",
        "responses",
        "members",
        "counts",
        "sign_ins",
        "rounds",
        "invitations",
        "agreements",
        "teams",
        "people",
        "attempts",
    ):
        op.drop_table(table)
