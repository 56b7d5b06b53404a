"""The search index holds words as they are looked for, in every script; the sentence stands beside them."""

from __future__ import annotations

import unicodedata

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

ALIKE = str.maketrans(
    {
        "ı": "i", "ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d",
        "ٱ": "ا", "ة": "ه", "ى": "ي", "ی": "ي", "ک": "ك", "ـ": "", "ء": "",
    }
)  # fmt: skip


def _folded(text: str) -> str:
    plain = (c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return "".join(plain).casefold().translate(ALIKE)


def _remade(columns: str, rows: list[dict[str, object]]) -> None:
    op.execute("DROP TABLE statement_words")
    op.execute(
        f"CREATE VIRTUAL TABLE statement_words USING fts5"
        f"({columns}, prefix = '2 3 4', tokenize = 'unicode61 remove_diacritics 2')"
    )
    # Without this a deleted word stays in the index until its segments happen to be merged.
    op.execute("INSERT INTO statement_words (statement_words, rank) VALUES ('secure-delete', 1)")
    for row in rows:
        names = ", ".join(row)
        places = ", ".join(f":{name}" for name in row)
        op.execute(sa.text(f"INSERT INTO statement_words ({names}) VALUES ({places})").bindparams(**row))


def _kept() -> list[tuple[int, str]]:
    found = op.get_bind().execute(sa.text("SELECT rowid, text FROM statement_words ORDER BY rowid"))
    return [(row[0], row[1]) for row in found]


def upgrade() -> None:
    """Index the words without case, accents and vowel signs."""
    _remade("text UNINDEXED, words", [{"rowid": n, "text": text, "words": _folded(text)} for n, text in _kept()])


def downgrade() -> None:
    """Index the sentence itself."""
    _remade("text", [{"rowid": n, "text": text} for n, text in _kept()])
