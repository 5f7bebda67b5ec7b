"""Settings: everything an installation may choose comes from the environment or from its home folder."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

from secondhalf import logs, options
from secondhalf.home import Home

PACKAGE = Path(__file__).resolve().parent
HOME = Home.find()

SECRET_KEY = HOME.secret("django")
DEBUG = options.DEBUG.read() == "1"
DEMO = HOME.is_demo

ORIGINS = [urlsplit(origin) for origin in options.ORIGIN.listed()]
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", *(origin.hostname or "" for origin in ORIGINS)]
CSRF_TRUSTED_ORIGINS = [f"{origin.scheme}://{origin.netloc}" for origin in ORIGINS]
HTTPS = bool(ORIGINS) and all(origin.scheme == "https" for origin in ORIGINS)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
ALLAUTH_TRUSTED_PROXY_COUNT = int(options.PROXIES.read())

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django_htmx",
    "django_cotton.apps.SimpleAppConfig",
    "django_tasks",
    "django_tasks_db",
    "secondhalf.people",  # its templates stand before allauth's own
    "allauth",
    "allauth.account",
    "allauth.usersessions",
    "secondhalf.core",
    "secondhalf.files",
    "secondhalf.papers",
    "secondhalf.matters",
    "secondhalf.ledgers",
    "secondhalf.voices",
    "secondhalf.meetings",
    "secondhalf.rectification",
    "secondhalf.practical",
    "secondhalf.indicators",
    "secondhalf.imports",
    "secondhalf.notices",
    "secondhalf.web",
    "secondhalf.api",
    "django.forms",
]

MIDDLEWARE = [
    "secondhalf.voices.nameless.Nameless",
    "secondhalf.web.journal.Journal",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "secondhalf.files.gate.UploadGate",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "secondhalf.core.headers.ContentSecurityPolicy",
    "secondhalf.people.acting.ActingMiddleware",
    "secondhalf.core.problems.ProblemMiddleware",
]

ROOT_URLCONF = "secondhalf.urls"
WSGI_APPLICATION = "secondhalf.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django_cotton.cotton_loader.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "django_cotton.templatetags.cotton",
                "secondhalf.core.templatetags.house",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "secondhalf.web.frame.frame",
            ],
        },
    }
]

FORMAT_MODULE_PATH = "secondhalf.core.formats"
FORM_RENDERER = "secondhalf.core.forms.HouseRenderer"

DATABASES = {"default": HOME.database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "people.Person"

LANGUAGE_CODE = options.LANGUAGE.read()
LANGUAGES = [("zh-hans", "中文"), ("en", "English")]
LANGUAGE_COOKIE_NAME = "language"
LANGUAGE_COOKIE_SAMESITE = "Lax"
USE_I18N = True
USE_TZ = True
TIME_ZONE = options.TIME_ZONE.read()
LOCALE_PATHS = [PACKAGE / "locale"]

STATIC_URL = "/static/"
STATIC_ROOT = HOME.path / "static"
STATICFILES_DIRS = [PACKAGE / "assets"] if (PACKAGE / "assets").is_dir() else []
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
MEDIA_ROOT = HOME.path / "files"

EMAIL = urlsplit(options.MAIL.read())
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL.hostname else 'filebased'}.EmailBackend"
EMAIL_FILE_PATH = HOME.path / "mail"
EMAIL_HOST, EMAIL_PORT = EMAIL.hostname or "", EMAIL.port or 25
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = unquote(EMAIL.username or ""), unquote(EMAIL.password or "")
EMAIL_USE_SSL, EMAIL_USE_TLS = EMAIL.scheme == "smtps", EMAIL.scheme == "smtp" and EMAIL.port == 587
DEFAULT_FROM_EMAIL = options.MAIL_FROM.read()
EMAIL_TIMEOUT = 5
ROBOT_HOSTS = options.ROBOT_HOSTS.listed()
ROBOTS_ON_LOOPBACK = False  # a test's own receiver

LOGGING = logs.configuration(HOME, debug=DEBUG)

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}}

SECONDHALF_REACTIONS = "secondhalf.reactions.REACTIONS"
SECONDHALF_SLOTS = "secondhalf.slots.SLOTS"
SECONDHALF_DAILY = "secondhalf.clock.DAILY"
SECONDHALF_HOURLY = "secondhalf.clock.HOURLY"

# sign-in
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
WRONG_TRIES = "5/15m/key"
ACCOUNT_ADAPTER = "secondhalf.people.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_PRESERVE_USERNAME_CASING = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = {"login": "120/m/ip", "login_failed": f"30/m/ip,{WRONG_TRIES}"}
ACCOUNT_FORMS = {
    "login": "secondhalf.people.signin_forms.SignIn",
    "change_password": "secondhalf.people.signin_forms.ChangePassword",
    "reset_password": "secondhalf.people.signin_forms.ForgottenPassword",
    "reset_password_from_key": "secondhalf.people.signin_forms.NewPassword",
}
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if HTTPS else "http"
PASSWORD_RESET_TIMEOUT = 2 * 3600
SESSION_COOKIE_AGE = 12 * 3600
IDLE_MINUTES = int(options.IDLE_MINUTES.read())
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "name", "email", "phone")},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
