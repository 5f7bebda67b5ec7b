"""zh-Hans and English are complete, and the finder of texts finds them all."""

import ast

import polib
import pytest

from tests.house import messages, translations


def test_every_text_is_there_in_chinese():
    assert not translations.complaints()


def test_texts_are_found_under_any_name():
    source = (
        "from django.utils.translation import gettext as g, ngettext\ng('One')\nngettext('%(n)s dog', '%(n)s dogs', 2)"
    )
    found = [key for key, _line in messages.in_python(ast.parse(source))]
    assert found == [(None, "One"), (None, "%(n)s dog")]


@pytest.mark.parametrize(
    ("template", "msgid"),
    [
        ("{% translate 'Sign in' %}", "Sign in"),
        ('{% translate "It\'s late" as words %}', "It's late"),
        ("{% blocktranslate trimmed %}\n  One\n  two {{ name }}\n{% endblocktranslate %}", "One two %(name)s"),
        ("{{ _('Words') }}", "Words"),
        ("<c-card title=\"{% translate 'Card' %}\" />", "Card"),
    ],
)
def test_texts_of_templates_are_found(template, msgid):
    assert [key[1] for key in messages.in_template(template)] == [msgid]


@pytest.mark.parametrize(
    ("english", "chinese", "words"),
    [
        ("Done", "", "empty"),
        ("Yes, done", "好,办结", "half-width"),
        ("%(count)d left", "还剩", "places"),
        ("Close", "关闭", "not a word of ours"),
    ],
)
def test_a_fault_of_a_translation_is_named(english, chinese, words):
    [fault] = translations.faults(polib.POEntry(msgid=english, msgstr=chinese))
    assert words in fault


def test_a_good_translation_has_no_fault():
    assert not list(translations.faults(polib.POEntry(msgid="%(name)s, done.", msgstr="%(name)s，办结。")))
