"""What an installation may choose through the environment; `docs/settings.md` is made from this table. 环境变量。"""

import os
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Option:
    """One environment variable. default: used where it is not set; shown: what the docs print as the default."""

    name: str
    words: str
    default: str = ""
    shown: str = ""

    def read(self):
        """The chosen value as text, or the default."""
        return os.environ.get(self.name, "").strip() or self.default

    def listed(self):
        """The chosen values, separated by commas."""
        return [part.strip() for part in self.read().split(",") if part.strip()]


HOME = Option(
    "SECONDHALF_HOME",
    _("The folder of this installation: database, files, keys, logs, backups."),
    shown=_("`secondhalf-data` beside the checkout; for an installed package `~/.local/share/secondhalf`"),
)
DATABASE = Option(
    "DATABASE_URL",
    _("A PostgreSQL database, as `postgresql://user:password@host:port/name`. Without it, SQLite in the home folder."),
    shown=_("SQLite"),
)
ORIGIN = Option(
    "SECONDHALF_ORIGIN",
    _(
        "The public address, such as `https://union.example`; several are separated by commas. With https, cookies"
        " travel over https only."
    ),
    shown=_("only this machine"),
)
PROXIES = Option(
    "SECONDHALF_PROXIES",
    _("How many reverse proxies stand in front; so many addresses of X-Forwarded-For are believed."),
    default="0",
)
DEMO_PASSWORD = Option(
    "SECONDHALF_DEMO_PASSWORD",
    _("The password of everybody in a demo, at the birth of the demo and after each change of this setting."),
    shown=_("one random password for each installation"),
)
LANGUAGE = Option(
    "SECONDHALF_LANGUAGE",
    _("The language in which nobody has chosen yet: `zh-hans` or `en`."),
    default="zh-hans",
)
TIME_ZONE = Option("SECONDHALF_TIME_ZONE", _("The time zone in which days begin and end."), default="Asia/Shanghai")
WORKERS = Option("SECONDHALF_WORKERS", _("How many web processes `serve` starts."), default="2")
IDLE_MINUTES = Option(
    "SECONDHALF_IDLE_MINUTES",
    _(
        "After so many minutes without a request whoever holds a post in an office is signed out, a worker after eight"
        " times as many. `0`: never."
    ),
    default="30",
)
MAIL = Option(
    "SECONDHALF_MAIL",
    _(
        "The mail server, as `smtp://user:password@host:port` or `smtps://…`. Without it, mail is kept as files in the"
        " home folder's `mail`."
    ),
    shown=_("none"),
)
MAIL_FROM = Option("SECONDHALF_MAIL_FROM", _("The sender of mail."), default="secondhalf@localhost")
ROBOT_HOSTS = Option(
    "SECONDHALF_ROBOT_HOSTS",
    _("The hosts at which robots of WeCom, DingTalk and Feishu groups may be called, separated by commas."),
    default="qyapi.weixin.qq.com,oapi.dingtalk.com,open.feishu.cn",
)
DEBUG = Option("SECONDHALF_DEBUG", _("`1` shows errors in full: for developers, never for real work."), default="0")

OPTIONS = [
    HOME,
    DATABASE,
    ORIGIN,
    LANGUAGE,
    TIME_ZONE,
    WORKERS,
    IDLE_MINUTES,
    PROXIES,
    MAIL,
    MAIL_FROM,
    ROBOT_HOSTS,
    DEMO_PASSWORD,
    DEBUG,
]
