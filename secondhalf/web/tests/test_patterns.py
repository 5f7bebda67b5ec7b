"""The page of patterns draws every fragment, in both languages, and only where it may."""

import re

import pytest
from django.http import Http404
from django.test import RequestFactory
from django.utils import translation

from secondhalf.web.patterns import patterns


def page(language, settings):
    settings.DEMO = True
    request = RequestFactory().get("/patterns")
    request.actor = None
    with translation.override(language):
        return patterns(request).content.decode()


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_patterns_draws_and_no_id_stands_twice(language, settings):
    html = page(language, settings)
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert html.count("<h1") == 1 and 'class="turn"' in html and 'class="chain"' in html


def test_every_control_of_the_page_has_a_name(settings):
    html = page("en", settings)
    labelled = set(re.findall(r'<label[^>]* for="([^"]+)"', html))
    inside = re.findall(r"<label(?![^>]* for=)[^>]*>.*?</label>", html, re.S)
    controls = re.findall(r"<(?:input|select|textarea)(?![^>]*type=\"hidden\")[^>]*>", html)
    nameless = [c for c in controls if not any(c in label for label in inside) and field_id(c) not in labelled]
    assert len(controls) > 10 and nameless == []


def field_id(control):
    found = re.search(r'\bid="([^"]+)"', control)
    return found and found[1]


def test_a_real_installation_has_no_page_of_patterns(settings):
    settings.DEBUG = settings.DEMO = False
    with pytest.raises(Http404):
        patterns(RequestFactory().get("/patterns"))
