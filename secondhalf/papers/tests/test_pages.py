"""The pages of papers: asked for and ready at once, drafted, issued, taken away; templates uploaded."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document as Docx

from secondhalf.papers import running
from secondhalf.papers.documents import Document
from secondhalf.papers.own_templates import Template
from secondhalf.papers.prints import Print, State
from secondhalf.testing.walk import Walk


@pytest.fixture
def matter(world):
    return Walk(world).to("apply")


@pytest.fixture
def office(client, world):
    client.force_login(world.baiyang.person)
    return client


def asked(client, matter, format="docx", form="close_out"):
    about = {"ref": str(matter.pk), "format": format, "language": "zh-hans"}
    return client.post(f"/papers/forms/{form}", about)


def test_the_page_of_a_matter_offers_its_papers(office, matter):
    said = office.get(f"/matters/{matter.no}").content.decode()
    assert (
        f"/papers/forms/close_out?ref={matter.pk}" in said and f"/papers/forms/dispatch_notice?ref={matter.pk}" in said
    )


@pytest.mark.parametrize(("format", "begins"), [("docx", b"PK"), ("pdf", b"%PDF")])
def test_a_small_paper_is_ready_at_once(office, matter, format, begins):
    answer = asked(office, matter, format)
    assert answer.status_code == 302
    file = office.get(answer["Location"])
    assert file.content.startswith(begins) and file["X-Content-Type-Options"] == "nosniff"
    assert "attachment" in file["Content-Disposition"]


def test_a_large_one_is_made_in_the_background_and_says_how_far_it_is(office, matter, monkeypatch):
    monkeypatch.setattr(running, "AT_ONCE", 0)
    page = asked(office, matter)["Location"]
    said = office.get(page).content.decode()
    assert 'hx-trigger="every 2s"' in said and 'http-equiv="refresh"' in said
    running.work(Print.objects.get().pk)
    assert "SHA-256" in office.get(page, headers={"HX-Request": "true"}).content.decode()


def test_what_went_wrong_is_said_with_its_remedy_and_can_be_tried_again(office, world, matter, monkeypatch):
    monkeypatch.setattr(running, "AT_ONCE", 0)
    page = asked(office, matter)["Location"]
    monkeypatch.setattr("secondhalf.papers.fonts.chosen", lambda: {"hei": []})
    Print.objects.update(format="pdf")
    running.work(Print.objects.get().pk)
    said = office.get(page).content.decode()
    assert "没有可用于打印的中文字体" in said and "fonts-noto-cjk" in said
    assert office.post(page).status_code == 302 and Print.objects.get().state == State.WAITING


def test_nobody_opens_what_another_asked_for(office, client, world, matter):
    file = asked(office, matter)["Location"]
    client.force_login(world.qinling.person)
    assert client.get(file).status_code == 404


def test_a_file_is_not_handed_out_once_its_matter_is_out_of_sight(office, world, matter):
    file = asked(office, matter)["Location"]
    matter.name_object(by=world.baiyang, person=world.baiyang.person, reason="被反映人")
    assert office.get(file).status_code == 404


def test_a_form_is_refused_where_it_is_not_offered(office, world):
    assert asked(office, Walk(world).to("report")).status_code == 403


def test_a_document_is_drafted_issued_by_a_leader_and_opened(office, client, world, matter):
    drafted = office.post("/papers/forms/close_out/draft", {"ref": str(matter.pk), "language": "zh-hans", "once": "a"})
    page = drafted["Location"]
    assert office.post("/papers/forms/close_out/draft", {"ref": str(matter.pk), "once": "a"})["Location"] == page
    assert Document.objects.count() == 1 and office.get(f"{page}/file.pdf").content.startswith(b"%PDF")
    assert office.post(f"{page}/issue").status_code == 403
    client.force_login(world.qinling.person)
    assert client.get(f"{page}/issue").status_code == 200
    assert client.post(f"{page}/issue", {"turn": "0", "once": "b"}).status_code == 302
    copy = Document.objects.get().copies.get(format="pdf")
    assert client.get(f"{page}/file.pdf").content == copy.body
    assert copy.sha256 in client.get(page).content.decode()
    assert client.post(f"{page}/withdraw", {"turn": "1", "reason": "有误"}).status_code == 302
    assert "有误" in client.get(page).content.decode()


def test_a_template_is_uploaded_tried_used_and_retired(office, matter):
    where = "/papers/templates/close_out"
    assert "evidence[].text" in office.get(where).content.decode()
    assert office.post(where, {"file": upload("{{ effekt }}")}).status_code == 422
    refused = office.post(where, {"file": upload("{{ effekt }}")}).content.decode()
    assert "effekt" in refused and "是否应为“effect”" in refused
    assert office.post(where, {"file": upload("成效：{{ effect }}")}).status_code == 302
    template = Template.objects.get()
    assert office.get(f"/papers/templates/{template.pk}/trial").content.startswith(b"PK")
    made = office.get(asked(office, matter)["Location"]).content
    assert "成效：任一时段" in Docx(io.BytesIO(made)).paragraphs[0].text
    assert office.post(f"/papers/templates/{template.pk}/retire").status_code == 302
    assert Template.used_by(template.organisation, "close_out") is None


def upload(text):
    document, out = Docx(), io.BytesIO()
    document.add_paragraph(text)
    document.save(out)
    return SimpleUploadedFile("own.docx", out.getvalue())


def test_templates_are_kept_by_the_office_alone(client, world):
    client.force_login(world.jianghe.person)
    assert client.get("/papers/templates").status_code == 403


def test_lists_name_what_a_paper_is_about(office, world):
    matter = Walk(world).to("verify")
    office.post("/papers/forms/close_out/draft", {"ref": str(matter.pk), "language": "zh-hans", "once": "a"})
    assert Document.objects.get().title == f"销号申请（审批）表 · {matter.title}"
    visit = matter.verifications.get()
    office.post("/papers/forms/visit", {"ref": str(visit.pk), "format": "pdf", "language": "zh-hans", "once": "b"})
    assert Print.objects.get().title == f"现场核验记录表 · {matter.title}"
    assert "您生成的文件" in office.get("/papers").content.decode()


def test_the_list_of_papers_shows_mine_and_the_documents_i_may_see(office, matter):
    asked(office, matter)
    office.post("/papers/forms/close_out/draft", {"ref": str(matter.pk)})
    said = office.get("/papers").content.decode()
    assert said.count("销号申请（审批）表") >= 2
