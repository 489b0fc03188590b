"""What GOV.UK answers: pages of its search, and the page of a thing under its Content API, by schema."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AwareDatetime, Discriminator, Field, Tag

from ingest.acquire.shape import Shape


class Row(Shape):
    """A row of a search. Publishers of other sites stand in it too; their `link` is no path."""

    title: str
    link: str
    public_timestamp: AwareDatetime
    content_id: str | None = None
    content_store_document_type: str | None = None
    format: str | None = None


class SearchPage(Shape):
    """A page of a search, and how many rows there are on all pages together."""

    results: list[Row]
    total: int
    start: int


class Withdrawal(Shape):
    """Why a page was withdrawn. GOV.UK sends an empty one for a page that was not."""

    explanation: str | None = None
    withdrawn_at: AwareDatetime | None = None

    @property
    def is_said(self) -> bool:
        return self.explanation is not None or self.withdrawn_at is not None


class FileAttachment(Shape):
    """A file; its address is one of the assets host."""

    attachment_type: Literal["file"]
    id: str
    url: str
    content_type: str
    title: str | None = None
    filename: str | None = None
    file_size: int | None = None
    unique_reference: str | None = None


class HtmlAttachment(Shape):
    """A document that is a page itself; its address is a path."""

    attachment_type: Literal["html"]
    id: str
    url: str
    title: str | None = None
    unique_reference: str | None = None


class ExternalAttachment(Shape):
    """A file of another publisher; it is noted and not fetched."""

    attachment_type: Literal["external"]
    id: str
    url: str
    title: str | None = None


Attachment = Annotated[FileAttachment | HtmlAttachment | ExternalAttachment, Field(discriminator="attachment_type")]


class Change(Shape):
    """What was changed, as readers are told, and when."""

    note: str
    public_timestamp: AwareDatetime


class EditionDetails(Shape):
    """The words, documents and history of a publication. An older one has no `attachments`."""

    body: str
    attachments: list[Attachment] | None = None
    featured_attachments: list[str] | None = None
    documents: list[str] | None = None
    change_history: list[Change] | None = None


class Page(Shape):
    """What every page has, whatever it is."""

    base_path: str
    schema_name: str


class Told(Page):
    """A page with a name and a time of its own. `updated_at` moves without any change, but never back."""

    content_id: str
    document_type: str
    title: str
    updated_at: AwareDatetime
    public_updated_at: AwareDatetime | None
    first_published_at: AwareDatetime | None = None
    withdrawn_notice: Withdrawal | None = None


class Edition(Told):
    """A publication, or a statistical data set."""

    schema_name: Literal["publication", "statistical_data_set"]
    description: str | None = None
    details: EditionDetails


class HtmlDetails(Shape):
    """The words and tables of a page."""

    body: str


class HtmlPublication(Told):
    """A document of a publication that is a page itself."""

    schema_name: Literal["html_publication"]
    details: HtmlDetails


class Linked(Shape):
    """A page as another one links to it."""

    base_path: str
    title: str
    document_type: str
    public_updated_at: AwareDatetime | None
    schema_name: str | None = None
    content_id: str | None = None
    withdrawn: bool = False


class Organisation(Shape):
    """Who publishes; the last part of its path is what a search knows it by."""

    base_path: str


class Elsewhere(Shape):
    """What stands on another site; it has no path here."""

    document_type: Literal["external_content"]


def _where(link: Any) -> str:
    return "elsewhere" if isinstance(link, dict) and link.get("document_type") == "external_content" else "page"


class CollectionLinks(Shape):
    """What a collection links to."""

    documents: list[
        Annotated[Annotated[Linked, Tag("page")] | Annotated[Elsewhere, Tag("elsewhere")], Discriminator(_where)]
    ]
    organisations: list[Organisation] = Field(default_factory=list)

    @property
    def pages(self) -> list[Linked]:
        return [one for one in self.documents if isinstance(one, Linked)]


class Collection(Told):
    """A series: the page that links to every edition."""

    schema_name: Literal["document_collection"]
    links: CollectionLinks


class AnnouncementDetails(Shape):
    """For when something is announced, in words, and what became of that."""

    display_date: str
    state: Literal["provisional", "confirmed", "cancelled"]
    release_timestamp: AwareDatetime | None = None
    previous_display_date: str | None = None
    latest_change_note: str | None = None
    cancellation_reason: str | None = None


class Announcement(Told):
    """A page on which statistics are announced; once they are out, it leads on to them."""

    schema_name: Literal["statistics_announcement"]
    details: AnnouncementDetails


class GoneDetails(Shape):
    """Why a page was taken away, and what may be read instead."""

    explanation: str | None = None
    alternative_path: str | None = None


class Gone(Page):
    """A page that was taken away with a word; it is answered with 200."""

    schema_name: Literal["gone"]
    updated_at: AwareDatetime | None = None
    details: GoneDetails = GoneDetails()


class Route(Shape):
    """Where a path leads to, with a query or a place on the page perhaps."""

    path: str
    destination: str


class Redirect(Page):
    """A page that was moved; it is answered with 200."""

    schema_name: Literal["redirect"]
    updated_at: AwareDatetime | None = None
    redirects: list[Route] = Field(min_length=1)


EDITIONS = ("publication", "statistical_data_set")
"""The schemas of pages that have documents."""

SHAPES: dict[str, type[Page]] = {
    "publication": Edition,
    "statistical_data_set": Edition,
    "html_publication": HtmlPublication,
    "document_collection": Collection,
    "statistics_announcement": Announcement,
    "gone": Gone,
    "redirect": Redirect,
}
"""By the schema a page says it follows, its shape."""
