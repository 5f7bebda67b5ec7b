"""Django's settings for the two databases, SQLite and PostgreSQL. 数据库。"""

from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

PRAGMAS = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
    " PRAGMA cache_size=-16384; PRAGMA mmap_size=268435456; PRAGMA temp_store=MEMORY;"
    " PRAGMA secure_delete=ON;"  # what is erased is overwritten, and not merely unlisted
)
NO_JIT = "-c jit=off"  # our questions are short; compiling one that looks dear takes longer than answering it


def sqlite(path, *, pragmas=PRAGMAS):
    """The embedded database in one file. Connections stay open: the pragmas run once for each thread."""
    return {
        "ENGINE": "secondhalf.core.sqlite",
        "NAME": path,
        "CONN_MAX_AGE": None,
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": pragmas},
    }


def postgres(url):
    """PostgreSQL from `postgresql://user:password@host:port/name?option=value` (libpq's options)."""
    parts = urlsplit(url)
    if parts.scheme not in ("postgresql", "postgres"):
        raise ImproperlyConfigured(
            "DATABASE_URL must begin with postgresql://. Write it as postgresql://user:password@host:port/name,"
            " or unset it to use SQLite in the home folder."
        )
    extra = {"options": NO_JIT, **dict(parse_qsl(parts.query))}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": extra.pop("host", "") or unquote(parts.hostname or ""),
        "PORT": extra.pop("port", "") or parts.port or "",
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": extra,
    }
