"""The API itself: problems in one shape, keys of requests, and what a repeat is answered. 接口总入口。"""

from django.core.exceptions import RequestDataTooBig
from django.http import Http404, JsonResponse
from django.utils.translation import gettext_lazy as _
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from secondhalf.api.auth import Bearer
from secondhalf.api.models import Scope
from secondhalf.api.shapes import ProblemOut
from secondhalf.core.problems import NotFound, Problem

PROBLEM = "application/problem+json"
READ, REGISTER, MOVE = (Bearer(scope) for scope in (Scope.READ, Scope.REGISTER, Scope.MOVE))
REFUSALS = (400, 401, 403, 404, 409, 413, 422)


class Door(NinjaAPI):
    """NinjaAPI whose OpenAPI document tells the type of problems, and the two headers of writes.

    The document is written once in a process: it takes a second, and anybody may ask for it.
    """

    written = None

    def get_openapi_schema(self, **options):
        if any(options.values()):
            return self._write(**options)
        self.written = self.written or self._write()
        return self.written

    def _write(self, **options):
        document = super().get_openapi_schema(**options)
        for path in document["paths"].values():
            for method, operation in path.items():
                operation["responses"] |= dict.fromkeys(REFUSALS, REFUSED)
                if method == "post":
                    operation["parameters"] = [*operation.get("parameters", []), *HEADERS]
        document["components"]["schemas"]["ProblemOut"] = ProblemOut.model_json_schema()
        return document


REFUSED = {"description": "Problem", "content": {PROBLEM: {"schema": {"$ref": "#/components/schemas/ProblemOut"}}}}
HEADERS = [
    {
        "in": "header",
        "name": "Idempotency-Key",
        "schema": {"type": "string", "maxLength": 100, "pattern": "^[ -~]*$"},
        "description": "A one-time key: a repeat of the request returns the first result.",
    },
    {
        "in": "header",
        "name": "If-Match",
        "schema": {"type": "string", "pattern": "^[0-9]{1,9}$"},
        "description": "Its `turn` as last read; stale ones are refused with 409.",
    },
]

api = Door(
    title="Second Half 后半篇",
    version="1",
    description=str(_("For machines: the same forms, rules and problems as the pages.")),
    docs_url=None,
    urls_namespace="api",
)


class NotUnderstood(Problem):
    status = 422
    title = _("The request does not say what this address asks for")
    remedy = _("See `fields`, correct it, and send it again.")


class StaleTurn(Problem):
    status = 400
    title = _("If-Match is not a number")
    remedy = _("Send its `turn` as you last read it.")


def answer(problem, **more):
    return JsonResponse(problem.as_json() | more, status=problem.status, content_type=PROBLEM)


@api.exception_handler(Problem)
def tell(request, problem):
    return answer(problem)


@api.exception_handler(ValidationError)
def tell_fields(request, error):
    fields = {}
    for item in error.errors:
        place = ".".join(str(part) for part in item["loc"] if part not in ("body", "payload", "query", "path"))
        fields.setdefault(place or "body", []).append(item["msg"])
    return answer(NotUnderstood(), fields=fields)


@api.exception_handler(HttpError)
def tell_http(request, error):
    return answer(NotUnderstood(), fields={"body": [str(error)]})


@api.exception_handler(Http404)
def tell_missing(request, error):
    return answer(NotFound())


@api.exception_handler(RequestDataTooBig)
def tell_too_big(request, error):
    return answer(NotUnderstood(), fields={"body": [str(error)]})


def refuse_unless_valid(form):
    """The form's own errors, field by field."""
    if form.is_valid():
        return
    raise FormErrors(form.errors)


class FormErrors(NotUnderstood):
    def __init__(self, errors):
        self.errors = errors
        super().__init__()

    def as_json(self):
        fields = {name: [str(words) for words in told] for name, told in self.errors.items()}
        return super().as_json() | {"code": "not_understood", "fields": fields}


def seen_turn(request):
    """The turn in If-Match, or None when it was not sent."""
    given = request.headers.get("If-Match", "").strip().strip('"')
    if not given:
        return None
    if not given.isascii() or not given.isdigit() or len(given) > 9:
        raise StaleTurn
    return int(given)
