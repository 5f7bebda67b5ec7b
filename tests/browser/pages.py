"""The main pages and who looks at them: `pages(scene)[reader]` is {what it is: address}. None is nobody. 页面清单。

What does not answer 200 says so: "moved on (409)".
"""


def pages(scene):
    return {None: OPEN | board(scene), **office(scene), **departments(scene), **workers(scene), **administrators(scene)}


OPEN = {
    "sign-in": "/accounts/login/",
    "forgotten password": "/accounts/password/reset/",
    "no such page (404)": "/no-such-page",
    "counting rules": "/counting",
    "help": "/help",
    "patterns": "/patterns",
    "public board": "/v/board",
    "which unit speaks": "/v/",
    "what is collected": "/v/notice",
    "no such poster (404)": "/v/zzzzzzzz",
    "leave quickly": "/v/calendar",
    "code of a slip": "/v/vote",
    "asked to sign in (401)": "/work",
}


def board(scene):
    return {
        "speak at a poster": f"/v/{scene.channel.code}",
        "board of a channel": f"/v/board/{scene.channel.code}",
        "published text": f"/v/posted/{scene.published.pk}",
        "me too": f"/v/posted/{scene.published.pk}/join",
    }


def office(scene):
    voice = scene.voice.get_absolute_url()
    return {
        "baiyang": {
            "workbench": "/work",
            "list": "/matters",
            "empty list": "/matters?q=nothing-like-it",
            "directory": "/matters/directory",
            "dashboard": "/dashboard",
            "voices": "/voices",
            "voice": voice,
            "take up": f"{voice}/take_up",
            "write down": "/speak/for",
            "import": "/import",
            "organisations": "/organisations/",
            "organisation": scene.world.places.works.get_absolute_url(),
            "hand over": "/posts/hand-over/",
            "deadlines": "/system/deadlines",
            "channels": "/system/channels",
            "channel": scene.channel.get_absolute_url(),
            "new channel": "/system/channels/new",
            **with_matters(scene),
        },
        "qinling": {
            "workbench": "/work",
            "matter": of(scene.in_verification),
            "instruct": of(scene.under_way, "instruct"),
        },
        "luyuan": {"dashboard": "/dashboard", "list": "/matters", **RATES},
    }


def practical(item):
    place = item.campaign.get_absolute_url()
    return {
        "practical lists": "/practical",
        "practical list": place,
        "candidates": f"{place}/candidates",
        "collect": f"{place}/collect",
        "item": item.get_absolute_url(),
        "milestone": f"{item.get_absolute_url()}/set_milestone",
        "statements": "/dashboard/statements",
        "figures of a list": f"/dashboard/statements/practical/{item.campaign_id}",
    }


RATES = {"three rates": "/rates?period=year", "behind a rate": "/rates/signed_in_time/records?period=year"}


def with_matters(scene):
    return (
        practical(scene.item)
        | with_inspections(scene)
        | {
            "register": "/matters/register",
            "registered matter": of(scene.registered),
            "matter under way": of(scene.under_way),
            "closed matter": of(scene.closed),
            "admit": of(scene.registered, "admit"),
            "decline": of(scene.registered, "decline"),
            "dispatch": of(scene.admitted, "dispatch"),
            "moved on (409)": of(scene.closed, "admit"),
            "not theirs (403)": of(scene.under_way, "report"),
        }
    )


def with_inspections(scene):
    inspection = scene.inspection.get_absolute_url()
    return {
        "inspections": "/rectification",
        "inspection": inspection,
        "plan and lists": f"{inspection}/plan",
        "enter a finding": f"{inspection}/enter",
    }


def departments(scene):
    return {
        "jianghe": {
            "workbench": "/work",
            "list": "/matters",
            "dispatched matter": of(scene.dispatched),
            "sign for": of(scene.dispatched, "sign_for"),
            "dispute": of(scene.dispatched, "dispute"),
            "apply": of(scene.under_way, "apply"),
            "note": f"/notes/{scene.note.pk}",
            "notices": "/notices",
            "what comes by mail": "/notices/choices",
        },
        "linxi": {"report": of(scene.under_way, "report")},
        "yunzhou": {"verify": of(scene.in_verification, "verify"), "send back": of(scene.in_verification, "send_back")},
    }


def workers(scene):
    mine = scene.answered.get_absolute_url()
    return {
        "ningyuan": {
            "speak": "/speak",
            "mine": "/voices",
            "follow": mine,
            "receipt": f"{mine}/receipt",
            "verdict": f"{mine}/rate",
            "notices": "/notices",
            "what comes by mail": "/notices/choices",
            "somebody else's (404)": scene.voice.get_absolute_url(),
            "not for workers (403)": "/speak/for",
        }
    }


def administrators(scene):
    person = f"/persons/{scene.world.linxi.person.pk}/"
    return {
        "xitong": {
            "administration": "/system",
            "stuck": "/system/stuck",
            "robots": "/system/robots",
            "new robot": "/system/robots/add",
            "profile": "/system/profile",
            "calendar": "/calendar",
            "calendar's import": "/calendar/import",
            "persons": "/persons/",
            "person": person,
            "register a person": "/persons/register/",
            "appoint": f"{scene.world.places.welfare.get_absolute_url()}appoint/",
            "import organisations": "/organisations/import/",
        },
        "anquan": {
            "administration": "/system",
            "tokens": "/system/tokens",
            "asked": "/posts/asked/",
            "rights": "/rights/",
            "interests": "/interests/",
            "locked": "/persons/locked/",
        },
        "shenji": {"administration": "/system", "sign-ins": "/logs/sign-ins/", "doings": "/logs/doings/"},
    }


def status_of(what):
    return int(what[-4:-1]) if what.endswith(")") else 200


def of(matter, verb=""):
    return f"{matter.get_absolute_url()}/{verb}".rstrip("/")
