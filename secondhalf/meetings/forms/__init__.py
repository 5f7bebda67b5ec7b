"""The form of each verb of a meeting. 会议表单。"""

from secondhalf.meetings.forms.fields import MeetingForm
from secondhalf.meetings.forms.holding import AttendForm, DecideForm, WriteUpForm
from secondhalf.meetings.forms.preparing import (
    ArrangeForm,
    ChangeForm,
    InviteForm,
    PlanForm,
    PutOnForm,
    ReasonForm,
)

MEETING_FORMS = {
    "plan": PlanForm,
    "change": ChangeForm,
    "call_off": ReasonForm,
    "put_on": PutOnForm,
    "arrange": ArrangeForm,
    "invite": InviteForm,
    "begin": MeetingForm,
    "attend": AttendForm,
    "decide": DecideForm,
    "end": MeetingForm,
    "write_up": WriteUpForm,
    "submit": MeetingForm,
    "send_back": ReasonForm,
    "approve": MeetingForm,
    "withdraw": ReasonForm,
}
