"""The house's tables, found by looking: loops, policies, problems. 各室表格清单。"""

from importlib import import_module

from django.apps import apps
from django.utils import translation

from secondhalf.core.loop import Looped
from secondhalf.core.problems import Problem
from tests.house import sources

ROOMS = [config for config in apps.get_app_configs() if config.name.startswith("secondhalf.")]


def loops():
    """Every model that has a loop, by the subject of its events."""
    models = [model for config in ROOMS for model in config.get_models() if issubclass(model, Looped)]
    return dict(sorted((model.subject, model) for model in models))


def modules(*names):
    """The rooms' modules of these names that exist."""
    found = []
    for config in ROOMS:
        for name in names:
            try:
                found.append(import_module(f"{config.name}.{name}"))
            except ModuleNotFoundError as error:
                if error.name != f"{config.name}.{name}":
                    raise
    return found


def rules():
    """{(room, table, verb): question} of every policy."""
    found = {}
    for module in modules("policy", "note_policy", "publication_policy", "channel_policy"):
        for name in sorted(vars(module)):
            if name.endswith("RULES") and isinstance(getattr(module, name), dict):
                room = module.__name__.split(".")[1]
                table = "" if name == "RULES" else name.removesuffix("_RULES").lower()
                table = "note" if module.__name__.endswith("note_policy") else table
                table = "publication" if module.__name__.endswith("publication_policy") else table
                table = "channel" if module.__name__.endswith("channel_policy") else table
                found |= {(room, table, verb): rule for verb, rule in getattr(module, name).items()}
    return found


def event_names():
    """{name: (label, stages before, stage after)} of every event that a table of moves can leave."""
    names = {}
    for subject, model in loops().items():
        for verb, move in model.moves.items():
            names[f"{subject}.{verb}"] = (model.verb_labels.get(verb), move)
    for module in modules("words"):
        names |= {name: (label, None) for name, label in getattr(module, "EVENTS", {}).items() if name not in names}
    return names


def problems():
    """Every class of Problem of the house, by code: every module is read first, so that none is missed."""
    for path in sources.python():
        if path.parts[0] == "secondhalf" and not {"tests", "testing"} & set(path.parts) and path.stem != "__main__":
            import_module(".".join(path.with_suffix("").parts).removesuffix(".__init__"))
    ours = {code: problem for code, problem in Problem.catalogue.items() if ".tests." not in problem.__module__}
    return dict(sorted(ours.items()))


def in_both(text):
    """(English, Chinese) of a lazy text."""
    with translation.override("en"):
        english = str(text)
    with translation.override("zh-hans"):
        return english, str(text)
