"""The headers of every answer: nothing inline, nothing from elsewhere, nothing framed."""

from django.http import HttpResponse

from secondhalf.core.headers import ContentSecurityPolicy


def answered(response):
    return ContentSecurityPolicy(lambda request: response)(None)


def test_every_answer_carries_the_policy():
    headers = answered(HttpResponse()).headers
    assert headers["Content-Security-Policy"].startswith("default-src 'self';")
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "geolocation=()" in headers["Permissions-Policy"]


def test_a_view_may_be_stricter():
    strict = HttpResponse(headers={"Content-Security-Policy": "sandbox"})
    assert answered(strict).headers["Content-Security-Policy"] == "sandbox"
