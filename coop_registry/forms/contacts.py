"""The form of the contact log."""

from datetime import date

from coop_registry.forms.fields import ChoiceField, text
from coop_registry.labels import CHANNEL
from coop_registry.rules.contacts import Channel, ContactEntry
from core.forms import (
    BaseForm,
    DateField,
    LongTextField,
    NotAfter,
    at_most,
    optional,
    required,
)


class ContactForm(BaseForm):
    """Một lần liên hệ: ngày, kênh, ai, nội dung, trả lời, hẹn."""

    on = DateField("Ngày liên hệ", validators=[required()])
    channel = ChoiceField("Kênh", validators=[required()])
    person = text("Người liên hệ", 200, needed=True)
    words = LongTextField("Nội dung", validators=[required(), at_most(1000)])
    answer = LongTextField("Trả lời", validators=[optional(), at_most(1000)])
    promised_on = DateField("Hẹn đến ngày", validators=[optional()])

    def prepare(self, today: date) -> None:
        """Offer the channels; no day of the future."""
        self.channel.offer([(one.value, CHANNEL[one]) for one in Channel])
        self.on.validators = [*self.on.validators, NotAfter(today)]
        if not self.is_submitted():
            self.on.data = today

    def entry(self) -> ContactEntry:
        """Return what was typed."""
        return ContactEntry(
            on=self.on.data,
            channel=Channel(self.channel.data),
            person=self.person.data,
            words=self.words.data,
            answer=self.answer.data,
            promised_on=self.promised_on.data,
        )
