"""What a machine needs beside matters: categories, organisations, and sending a file. 参考数据接口。"""

from ninja import File, Status
from ninja.files import UploadedFile

from secondhalf.api.doors import READ, REGISTER, api
from secondhalf.api.shapes import CategoryOut, FileOut, OrganisationOut
from secondhalf.files import taking
from secondhalf.matters.categories import Category
from secondhalf.people.models import Organisation


@api.get("/categories", auth=READ, response={200: list[CategoryOut]}, operation_id="list_categories")
def list_categories(request):
    """The category tree of the token's realm."""
    return Category.objects.filter(realm=request.auth.realm, is_current=True)


@api.get("/organisations", auth=READ, response={200: list[OrganisationOut]}, operation_id="list_organisations")
def list_organisations(request):
    """The organisations that the token's post looks after, top first (5,000 at most)."""
    return Organisation.objects.under(request.auth.post.seat.path).filter(to_on=None)[:5000]


@api.post("/files", auth=REGISTER, response={201: FileOut}, operation_id="send_file", summary="Send a file")
def send_file(request, file: UploadedFile = File(...)):  # noqa: B008 (read by ninja)
    """Send evidence first; name it by its `id` in a verb's body afterwards."""
    return Status(201, taking.take(file, by=request.auth, realm=request.auth.realm))
