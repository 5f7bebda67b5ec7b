"""The enumerations of practical matters (DOMAIN §6). 办实事枚举。"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ItemCategory(models.TextChoices):
    """What an item is about, in the order of the printed list (DOMAIN §6.2)."""

    CANTEEN = "canteen", _("canteen")
    HOUSING = "housing", _("housing")
    BATHING = "bathing", _("bathing")
    COMMUTING = "commuting", _("commuting")
    PARKING = "parking", _("parking and charging")
    PROTECTION = "protection", _("labour protection")
    ENVIRONMENT = "environment", _("surroundings")
    HEALTH = "health", _("health")
    TRAINING = "training", _("training")
    CHILDCARE = "childcare", _("childcare")
    CULTURE = "culture", _("culture and sport")
    HARDSHIP = "hardship", _("help in hardship")
    RULES = "rules", _("rules and systems")


# Where the matter of an item stands in the tree of categories (DOMAIN §9.6); the nearest above that exists counts.
CATEGORY_CODES = {
    ItemCategory.CANTEEN: "living.canteen",
    ItemCategory.HOUSING: "living.housing",
    ItemCategory.BATHING: "living.bathing",
    ItemCategory.COMMUTING: "living.commuting",
    ItemCategory.PARKING: "living.commuting",
    ItemCategory.PROTECTION: "safety",
    ItemCategory.ENVIRONMENT: "living",
    ItemCategory.HEALTH: "safety",
    ItemCategory.TRAINING: "career",
    ItemCategory.CHILDCARE: "mind",
    ItemCategory.CULTURE: "culture",
    ItemCategory.HARDSHIP: "hardship",
    ItemCategory.RULES: "democracy",
}


class CampaignStage(models.TextChoices):
    COLLECTING = "collecting", _("collecting")
    VOTING = "voting", _("workers are voting")
    COUNTED = "counted", _("votes counted")
    SUMMED_UP = "summed_up", _("summed up")


class ItemStage(models.TextChoices):
    CANDIDATE = "candidate", _("candidate")
    AGREED = "agreed", _("agreed by the administration")
    OPPOSED = "opposed", _("not agreed by the administration")
    NOT_LISTED = "not_listed", _("not listed")
    LISTED = "listed", _("listed, being carried through")
    TO_RATE = "to_rate", _("to be rated by its beneficiaries")
    DONE = "done", _("completed")
    REGULAR = "regular", _("completed, in regular upkeep")
    TAKEN_OFF = "taken_off", _("taken off the list")


ON_THE_LIST = (ItemStage.LISTED, ItemStage.TO_RATE, ItemStage.DONE, ItemStage.REGULAR)
COMPLETED = (ItemStage.DONE, ItemStage.REGULAR)


class Side(models.TextChoices):
    UNION = "union", _("union")
    ADMINISTRATION = "administration", _("administration")


class Verdict(models.TextChoices):
    SATISFIED = "satisfied", _("satisfied")
    BASICALLY = "basically", _("basically satisfied")
    UNSATISFIED = "unsatisfied", _("not satisfied")


class CycleUnit(models.TextChoices):
    DAY = "day", _("days")
    MONTH = "month", _("months")


class Season(models.TextChoices):
    """Parts of the year in which a facility is put to the test; their days stand in the profile (DOMAIN §6.4)."""

    HEATING = "heating", _("heating season")
    HEAT = "heat", _("hot season")


class Why(models.TextChoices):
    """Why a check of the upkeep is due."""

    CYCLE = "cycle", _("check cycle")
    HEATING = "heating", _("heating season")
    HEAT = "heat", _("hot season")
