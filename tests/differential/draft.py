"""Read drafts of requests as other programs do: Markdown with markdown-it, mails and pages with Python's own parsers.

    python3 tests/differential/draft.py CASES.json

Needs markdown-it-py and linkify-it-py. Exits 0 where nothing from outside is alive, and every text is whole.
"""

import email
import email.policy
import html.parser
import json
import re
import sys

from markdown_it import MarkdownIt

PARSER = MarkdownIt("gfm-like", {"html": True, "linkify": True})
# What an issue may be made of.
BLOCKS = {"paragraph_open", "paragraph_close", "bullet_list_open", "bullet_list_close", "list_item_open", "list_item_close", "inline"}
INLINE = {"text", "softbreak", "code_inline", "link_open", "link_close"}
# What GitHub makes something of, beyond what is Markdown.
ALIVE = re.compile(r"(?<!\w)@\w|#\d|GH-\d|\b[0-9a-f]{7,40}\b|:[a-z_+-]+:|\$|<|&")


def issue_text(text, case):
    spans = []
    for token in PARSER.parse(text):
        assert token.type in BLOCKS, (token.type, text)
        for child in token.children or []:
            assert child.type in INLINE, (child.type, text)
            if child.type == "code_inline":
                spans.append(child.content)
            elif child.type == "link_open":
                # The name of the index is ours; GitHub makes no link of it, markdown-it does.
                assert child.attrs["href"] in [*case["links"], "http://pypi.org"], (child.attrs, text)
            elif child.type == "text":
                assert not ALIVE.search(child.content), (child.content, text)
    return spans


def whole_markdown(text, case):
    fences = [token for token in PARSER.parse(text) if token.type == "fence"]
    assert len(fences) == 1, text
    assert fences[0].content.rstrip().endswith(case["mail"]["body"].rstrip()), text
    headings = [token for token in PARSER.parse(text) if token.type == "heading_open"]
    assert len(headings) == 7, text


class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.fields, self.links, self.tags, self.inside = [], [], set(), False

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.links += [value for name, value in attrs if name in ("href", "src", "action", "srcset")]
        assert not any(name.startswith("on") for name, _ in attrs)
        if tag == "textarea":
            self.fields.append("")
            self.inside = True

    def handle_endtag(self, tag):
        self.inside = self.inside and tag != "textarea"

    def handle_data(self, data):
        if self.inside:
            self.fields[-1] += data


def page(text, case):
    read = Page()
    read.feed(text)
    read.close()
    assert read.tags <= {"html", "head", "meta", "title", "style", "body", "h1", "h2", "h3", "p", "a", "b", "label", "textarea"}, read.tags
    assert read.links == case["page_links"], read.links
    fields = [field.removeprefix("\n") for field in read.fields]
    mail = case["mail"]
    for wanted in case["texts"] + [mail["from"], mail["to"], mail["subject"], mail["body"].rstrip()]:
        assert wanted in fields, (wanted, fields)


def mail(text, case):
    lines = text.encode().split(b"\r\n")
    assert all(len(line) <= 78 and b"\n" not in line and b"\r" not in line for line in lines), text
    read = email.message_from_bytes(text.encode(), policy=email.policy.default)
    assert not read.defects, read.defects
    assert sorted(read.keys()) == sorted(["From", "To", "Subject", "X-Unsent", "MIME-Version", "Content-Type", "Content-Transfer-Encoding"]), read.keys()
    wanted = case["mail"]
    assert (read["From"], read["To"], read["X-Unsent"]) == (wanted["from"], wanted["to"], "1")
    assert read["Subject"] == wanted["subject"], (read["Subject"], wanted["subject"])
    body = read.get_content().replace("\r\n", "\n").rstrip()
    assert body == wanted["body"].rstrip(), (body, wanted["body"])


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        cases = json.load(file)
    for case in cases:
        spans = [span for text in case["texts"] for span in issue_text(text, case)]
        name = case["name"].replace("[fill in: ", "(fill in: ")
        assert name in spans, (name, spans)
        whole_markdown(case["markdown"], case)
        page(case["html"], case)
        mail(case["eml"], case)
    print(len(cases), "drafts")


main()
