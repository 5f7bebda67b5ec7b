"""An export: handed over at once, or written in the background and fetched from its page. 导出页面。"""

from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST

from secondhalf.core.problems import NotFound
from secondhalf.ledgers import asking, exporting, shelf
from secondhalf.ledgers.models import RunState
from secondhalf.ledgers.policy import found_run, opened


@require_POST
def ledger_export(request, key):
    """All rows that the filters in the address leave, as xlsx."""
    actor, found = opened(request, key)
    asked = asking.known(found, actor, request.GET)
    keys = exporting.keys_of(found, actor, asked)
    if len(keys) > exporting.AT_ONCE:
        run = exporting.begin(found, actor, asked, len(keys))
        return redirect("ledger-run", key, run.pk)
    response = HttpResponse(exporting.at_once(found, actor, asked, keys), content_type=exporting.XLSX)
    response.headers["Content-Disposition"] = content_disposition_header(True, exporting.file_name(found))
    return response


def ledger_file(request, key, run):
    """The file of a finished export, or the marked copy of an imported file."""
    _actor, _found, mine = found_run(request, key, run)
    path = shelf.path_of(mine.pk, "marked.xlsx" if mine.way != "out" else "xlsx")
    if not path.exists() or (mine.way == "out" and mine.state != RunState.DONE):
        raise NotFound
    name = mine.file_name if mine.way == "out" else mine.marked_name
    return FileResponse(path.open("rb"), as_attachment=True, filename=name, content_type=exporting.XLSX)
