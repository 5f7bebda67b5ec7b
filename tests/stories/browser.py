"""People of a story at their own windows: each signs in once, through the form, and works by labels. 故事中的人物。"""

import contextlib
import re

from playwright.sync_api import expect

from conftest import is_error
from secondhalf.testing.demo_pictures import draw

expect.set_options(timeout=30_000)  # a machine that is busy with other tests answers late

OFFICE, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}


class Company:
    """Everybody of the story. `as_("jianghe")` gives that person's window, signed in."""

    def __init__(self, browser, address, *, password, phones):
        self.browser, self.address, self.password, self.phones = browser, address, password, phones
        self.windows, self.doors = {}, contextlib.ExitStack()

    def as_(self, account):
        if account not in self.windows:
            size = PHONE if account in self.phones else OFFICE
            context = self.browser.new_context(base_url=self.address, locale="zh-CN", viewport=size)
            self.doors.enter_context(contextlib.closing(context))
            self.windows[account] = Window(context.new_page()).sign_in(account, self.password)
        return self.windows[account]

    def passer_by(self, name):
        """The phone of somebody without an account."""
        if name not in self.windows:
            context = self.browser.new_context(base_url=self.address, locale="zh-CN", viewport=PHONE)
            self.doors.enter_context(contextlib.closing(context))
            self.windows[name] = Window(context.new_page())
        return self.windows[name]

    def said(self):
        """What the consoles complained about."""
        return [line for window in self.windows.values() for line in window.said]


class Window:
    """One person's page, told what to do in the words that stand on it."""

    def __init__(self, page):
        self.page, self.said = page, []
        page.set_default_timeout(20_000)
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.on("console", lambda line: self.said.append(line.text) if is_error(line) else None)

    def sign_in(self, account, password):
        self.go("/accounts/login/")
        self.write("账号", account)
        self.write("密码", password)
        self.press("登录")
        expect(self.page.get_by_role("button", name="登录", exact=True)).to_have_count(0)
        return self

    def go(self, path):
        """Open an address; returns self. The page must answer 200."""
        answer = self.page.goto(path)
        assert answer.status == 200, (path, answer.status)
        return self

    def refused(self, path, status, *words):
        """The address answers so, and says these words."""
        answer = self.page.goto(path)
        assert answer.status == status, (path, answer.status)
        return self.sees(*words)

    def sees(self, *words):
        for text in words:
            expect(self.page.locator("body")).to_contain_text(text, use_inner_text=True)
        return self

    def never_sees(self, *words):
        content = self.page.content()
        assert not [text for text in words if text in content]
        return self

    def heading(self, words):
        expect(self.page.get_by_role("heading", level=1)).to_have_text(words)
        return self

    def offers(self, *names):
        """Links or buttons of these names are drawn."""
        for name in names:
            expect(self.named(name).first).to_be_visible()
        return self

    def withholds(self, *names):
        for name in names:
            expect(self.named(name)).to_have_count(0)
        return self

    def named(self, name):
        link, button = (self.page.get_by_role(role, name=name, exact=True) for role in ("link", "button"))
        return link.or_(button)

    def press(self, name):
        """Click the link or button of that name, and wait for the page that follows."""
        self.named(name).first.click()
        self.page.wait_for_load_state()
        return self

    def submit(self, name):
        """Click the button of that name, where a link is called the same."""
        self.page.get_by_role("button", name=name, exact=True).first.click()
        self.page.wait_for_load_state()
        return self

    def opens(self, words):
        """Click the first link that says so."""
        self.page.get_by_role("link", name=words).first.click()
        self.page.wait_for_load_state()
        return self

    def write(self, label, text, *, nth=0):
        self.field(label, nth).fill(text)
        return self

    def choose(self, label, option):
        self.field(label).select_option(label=option)
        return self

    def tick(self, legend, option):
        """Tick an option of the group that is headed so."""
        self.page.get_by_role("group", name=starts(legend)).get_by_label(starts(option)).first.check()
        return self

    def check(self, label, *, nth=0):
        self.field(label, nth).check()
        return self

    def more(self, words):
        """Open the next empty line of a list of lines."""
        self.page.locator("summary", has_text=words).locator("visible=true").first.click()
        return self

    def show(self, label, drawing, *, after):
        """Attach a drawn picture, as if taken with the phone."""
        kind, value = drawing
        body = draw(kind, value, after)
        self.field(label).set_input_files({"name": f"{kind}.jpg", "mimeType": "image/jpeg", "buffer": body})
        return self

    def field(self, label, nth=0):
        """The nth visible field whose label begins so (“not needed” may follow)."""
        return self.page.get_by_label(starts(label)).locator("visible=true").nth(nth)


def starts(words):
    return re.compile(rf"^\s*{re.escape(words)}")
