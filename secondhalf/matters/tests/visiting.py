"""A member of the cast at the browser, without one: open a page, fill in its form, send it."""

import re

HIDDEN = re.compile(r'<input type="hidden" name="(turn|once)"(?: value="([^"]*)")?')


class Visitor:
    """One signed-in member of the cast. Its pages come in English unless said otherwise."""

    def __init__(self, client, actor, language="en"):
        self.client = client
        client.force_login(actor.person)
        client.cookies["language"] = language

    def at(self, matter, verb=""):
        return f"{matter.get_absolute_url()}/{verb}".rstrip("/")

    def open(self, matter, verb=""):
        return self.client.get(self.at(matter, verb))

    def hidden(self, page):
        """The turn and the one-time key of the page's form (the last one: the head has forms too)."""
        return dict(HIDDEN.findall(page.text))

    def send(self, matter, verb, data, *, hidden=None):
        """Open the verb's page, fill in what the data says, send it."""
        hidden = hidden if hidden is not None else self.hidden(self.open(matter, verb))
        return self.client.post(self.at(matter, verb), {**data, **hidden})
