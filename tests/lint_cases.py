"""Feeds that keep the contract, and for each rule the smallest change that breaks it: a case is data."""

from __future__ import annotations

from dataclasses import dataclass

RSS_URL = "https://post.example/rss.xml"
RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/"\
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"\
 xmlns:fh="http://purl.org/syndication/history/1.0">
<channel>
<title>The Harbour Post</title>
<link>https://post.example/</link>
<description>News of the harbour.</description>
<atom:link rel="self" type="application/rss+xml" href="https://post.example/rss.xml"/>
<atom:link rel="hub" href="https://post.example/hub"/>
<atom:link rel="prev-archive" href="https://post.example/archive/1-100/rss.xml"/>
<language>en-GB</language>
<managingEditor>desk@post.example (The Desk)</managingEditor>
<lastBuildDate>Sun, 01 Mar 2026 14:00:00 +0000</lastBuildDate>
<ttl>1</ttl>
<image><url>https://post.example/logo.png</url><title>The Harbour Post</title><link>https://post.example/</link>\
<width>88</width></image>
<cloud domain="post.example" port="443" path="/rsscloud" registerProcedure="" protocol="http-post"/>
<textInput><title>Search</title><description>Search it</description><name>q</name>\
<link>https://post.example/search</link></textInput>
<skipHours><hour>3</hour></skipHours>
<item>
<title>Ferry &amp; crew return – at last</title>
<link>https://post.example/article/1/ferry</link>
<description>The ferry is back.</description>
<content:encoded><![CDATA[<p>The <em>ferry</em> &amp; its <a href="https://post.example/crew">crew</a>.<br>
<img src="https://post.example/ferry.jpg" srcset="https://post.example/f.jpg, https://post.example/f2.jpg 2x" alt="">
</p>]]></content:encoded>
<guid isPermaLink="false">tag:post.example,2026:1</guid>
<category>World</category>
<pubDate>Sun, 01 Mar 2026 12:00:00 GMT</pubDate>
<dc:creator>Ana Lima</dc:creator>
<dc:language>en-GB</dc:language>
<enclosure url="https://post.example/ferry.mp3" length="4711" type="audio/mpeg"/>
<source url="https://wire.example/rss.xml">The Wire</source>
<media:content url="https://post.example/ferry.jpg" medium="image" type="image/jpeg" width="640" height="480">\
<media:description type="plain">The ferry at dawn</media:description><media:credit>Jo Ek</media:credit>\
<media:thumbnail url="https://post.example/thumb.jpg" width="64" height="48"/></media:content>
</item>
<item>
<title>Prices rise</title>
<link>https://post.example/article/2/prices</link>
<description>Twice.</description>
<guid>https://post.example/article/2</guid>
<author>tom@post.example (Tom Ek)</author>
<pubDate>Sat, 28 Feb 2026 12:00:00 +0100</pubDate>
</item>
</channel>
</rss>
"""

ATOM_URL = "https://post.example/archive/1-100/atom.xml"
ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/"\
 xmlns:fh="http://purl.org/syndication/history/1.0" xmlns:at="http://purl.org/atompub/tombstones/1.0" xml:lang="en-GB">
<id>tag:post.example,2026:feed</id>
<title type="text">The Harbour Post</title>
<updated>2026-03-01T14:00:00Z</updated>
<author><name>The Harbour Post</name><uri>https://post.example/</uri><email>desk@post.example</email></author>
<link rel="self" type="application/atom+xml" href="https://post.example/archive/1-100/atom.xml"/>
<link rel="alternate" type="text/html" hreflang="en" href="https://post.example/"/>
<link rel="current" href="https://post.example/atom.xml"/>
<generator uri="https://newswire.example/" version="1">newswire</generator>
<logo>https://post.example/logo.png</logo>
<fh:archive/>
<at:deleted-entry ref="tag:post.example,2026:2" when="2026-03-01T13:00:00Z"/>
<entry>
<id>tag:post.example,2026:1</id>
<title type="text">Ferry returns</title>
<updated>2026-03-01T13:00:00Z</updated>
<published>2026-03-01T12:00:00Z</published>
<link rel="alternate" type="text/html" href="https://post.example/article/1/ferry"/>
<link rel="enclosure" type="audio/mpeg" length="4711" href="https://post.example/ferry.mp3"/>
<category term="world" scheme="https://post.example/section/" label="World"/>
<summary type="text">The ferry is back.</summary>
<content type="html">&lt;p&gt;The ferry &amp;amp; its crew.&lt;/p&gt;</content>
<source><id>tag:wire.example,2026:feed</id><title>The Wire</title><updated>2026-03-01T12:00:00Z</updated></source>
</entry>
<entry>
<id>tag:post.example,2026:2</id>
<title>Withdrawn</title>
<updated>2026-03-01T13:00:00Z</updated>
<published>2026-03-01T11:00:00Z</published>
<link rel="alternate" type="text/html" href="https://post.example/article/2"/>
<content type="xhtml">\
<div xmlns="http://www.w3.org/1999/xhtml"><p>This article has been <b>withdrawn</b>.</p></div></content>
</entry>
</feed>
"""

JSON_URL = "https://post.example/feed.json"
JSON = """{
"version": "https://jsonfeed.org/version/1.1",
"title": "The Harbour Post",
"home_page_url": "https://post.example/",
"feed_url": "https://post.example/feed.json",
"next_url": "https://post.example/feed.json?page=2",
"icon": "https://post.example/icon.png",
"language": "en-GB",
"authors": [{"name": "The Harbour Post", "url": "https://post.example/"}],
"hubs": [{"type": "WebSub", "url": "https://post.example/hub"}],
"_newswire": {"epoch": "b1"},
"items": [
{"id": "tag:post.example,2026:1", "url": "https://post.example/article/1/ferry", "title": "Ferry returns",
 "content_html": "<p>The ferry.</p>", "summary": "The ferry is back.", "image": "https://post.example/ferry.jpg",
 "date_published": "2026-03-01T12:00:00Z", "date_modified": "2026-03-01T13:00:00Z",
 "authors": [{"name": "Ana Lima"}], "tags": ["World", "ferries"], "language": "en",
 "attachments": [{"url": "https://post.example/ferry.mp3", "mime_type": "audio/mpeg", "size_in_bytes": 4711}]},
{"id": "tag:post.example,2026:2", "url": "https://post.example/article/2", "title": "Prices rise",
 "content_text": "Twice.", "date_published": "2026-02-28T12:00:00Z"}
]}
"""

GOOD = {"rss": (RSS, RSS_URL), "atom": (ATOM, ATOM_URL), "json": (JSON, JSON_URL)}
TYPES = {
    "rss": "application/rss+xml; charset=utf-8",
    "atom": "application/atom+xml; charset=utf-8",
    "json": "application/feed+json",
}


@dataclass(frozen=True, slots=True)
class Case:
    """A good feed with `old` replaced by `new` breaks `rule`, and `also` these, and nothing else."""

    kind: str
    rule: str
    old: str
    new: str
    also: tuple[str, ...] = ()


_GUID = '<guid isPermaLink="false">tag:post.example,2026:1</guid>'
_PUB = "<pubDate>Sun, 01 Mar 2026 12:00:00 GMT</pubDate>"
_SELF = '<atom:link rel="self" type="application/rss+xml" href="https://post.example/rss.xml"/>'
_BODY = "<em>ferry</em>"
_ENCLOSURE = '<enclosure url="https://post.example/ferry.mp3" length="4711" type="audio/mpeg"/>'
_AUTHOR = '"authors": [{"name": "Ana Lima"}]'
_PERSON = "<author><name>The Harbour Post</name><uri>https://post.example/</uri><email>desk@post.example</email></author>"
_ALTERNATE = '<link rel="alternate" type="text/html" href="https://post.example/article/1/ferry"/>'
_CONTENT = '<content type="html">&lt;p&gt;The ferry &amp;amp; its crew.&lt;/p&gt;</content>'
_SUMMARY = '<summary type="text">The ferry is back.</summary>'

CASES = (
    # The document
    Case(
        "atom",
        "feed.kind",
        'feed xmlns="http://www.w3.org/2005/Atom"',
        'feed xmlns="http://purl.org/atom/ns#"',
    ),
    Case("rss", "xml.syntax", "</channel>", ""),
    Case("rss", "xml.syntax", "Ferry &amp;", "Ferry &nbsp;"),
    Case("rss", "xml.character", "The Desk", "The \x0b Desk"),
    Case("rss", "xml.character", "The Desk", "The &#11; Desk"),
    Case("rss", "xml.depth", "<skipHours>", "<skipHours>" + "<a>" * 300 + "</a>" * 300),
    Case("rss", "xml.doctype", "<rss ", '<!DOCTYPE rss [<!ENTITY e "e">]>\n<rss '),
    Case("rss", "xml.version", '?xml version="1.0"', '?xml version="1.1"'),
    Case("rss", "xml.root-line", '<rss version="2.0" ', '<rss version="2.0"\n'),
    Case("rss", "xml.prefix", "http://purl.org/dc/elements/1.1/", "http://purl.org/dc/elements/1.0/"),
    Case("rss", "xml.encoding.unknown", 'encoding="utf-8"', 'encoding="punycode"'),
    Case("rss", "xml.encoding.conflict", 'encoding="utf-8"', 'encoding="iso-8859-1"'),
    Case("rss", "structure.unknown", "<skipHours>", "<subtitle>x</subtitle><skipHours>"),
    Case("rss", "structure.unknown", _PUB, f"{_PUB}<thumbnail>x</thumbnail>"),
    Case("atom", "structure.unknown", "<entry>", "<entry><issued>2026-03-01T12:00:00Z</issued>"),
    Case("atom", "structure.unknown", "<entry>", '<entry><mood xmlns="">good</mood>'),
    Case("rss", "structure.twice", "<ttl>1</ttl>", "<ttl>1</ttl><ttl>1</ttl>"),
    Case("rss", "structure.twice", _PUB, _PUB * 2),
    Case(
        "rss", "structure.twice", "<content:encoded>", "<content:encoded>x</content:encoded><content:encoded>"
    ),
    Case("atom", "structure.twice", _SUMMARY, _SUMMARY * 2),
    Case("rss", "structure.stray-text", "<ttl>", "stray <ttl>"),
    Case("atom", "structure.stray-text", "<entry>", "<entry>stray"),
    # Links to the feed itself, and addresses
    Case("rss", "link.self.missing", _SELF, ""),
    Case("json", "link.self.missing", '"feed_url": "https://post.example/feed.json",', ""),
    Case("rss", "link.self.twice", _SELF, _SELF * 2),
    Case("rss", "link.self.other", "https://post.example/rss.xml", "https://post.example/rss.xml?token=1"),
    Case("atom", "link.self.other", 'xml" href="https://post.example/', 'xml" href="http://10.0.0.1/'),
    Case("json", "link.self.other", "example/feed.json", "example/feed.json?x=1"),
    Case("rss", "link.self.type", 'type="application/rss+xml"', 'type="application/atom+xml"'),
    Case("atom", "link.length", 'type="text/html" h', 'type="text/html" length="long" h'),
    Case("rss", "address.url", "<link>https://post.example/</link>", "<link>post.example</link>"),
    Case("rss", "address.url", "https://post.example/hub", "/hub"),
    Case("rss", "address.url", "https://post.example/crew", "https://post.example/c r"),
    Case("atom", "address.url", "https://post.example/logo.png", "logo.png"),
    Case("json", "address.url", "https://post.example/icon.png", "icon.png"),
    Case("atom", "address.iri", "tag:post.example,2026:1", "1"),
    Case("atom", "address.iri", "https://post.example/section/", "a section"),
    Case("json", "address.iri", '"url": "https://post.example/"}', '"url": "us"}'),
    Case("atom", "address.email", "desk@post.example", "the desk"),
    Case("atom", "address.media-type", 'type="text/html" hreflang', 'type="html" hreflang'),
    # Text
    Case("rss", "text.markup", "Ferry &amp;", "&lt;b&gt;Ferry&lt;/b&gt;"),
    Case("atom", "text.markup", "The ferry is back.", "&lt;p&gt;The ferry is back."),
    Case("json", "text.markup", '"Ferry returns"', '"<i>Ferry</i> returns"'),
    Case("rss", "text.escaped-twice", "Ferry &amp;", "Ferry &amp;amp;"),
    Case("rss", "text.escaped-twice", "Ferry &amp;", "&amp;lt;b&amp;gt; Ferry"),
    Case("json", "text.escaped-twice", '"World"', '"World &#8211; all"'),
    Case("atom", "text.long", ">Ferry returns<", f">Ferry returns {'x' * 1_000}<"),
    Case("rss", "text.line", "Ana Lima", "Ana\nLima"),
    Case("rss", "text.bidi", "Prices rise", "Prices \u202erise"),
    Case("rss", "text.language", "<language>en-GB", "<language>en_GB"),
    Case("rss", "text.language", "<dc:language>en-GB", "<dc:language>English (GB)"),
    Case("atom", "text.language", 'xml:lang="en-GB"', 'xml:lang="e"'),
    Case("atom", "text.language", 'hreflang="en"', 'hreflang="e"'),
    Case("json", "text.language", '"language": "en",', '"language": "en, de",'),
    # Dates
    Case("rss", "date.rfc822", "Sun, 01 Mar 2026 12:00:00 GMT", "2026-03-01T12:00:00Z"),
    Case("rss", "date.rfc822", "Sun, 01 Mar 2026 12:00:00 GMT", "So, 01 März 2026 12:00:00 GMT"),
    Case("rss", "date.rfc822", "Sun, 01 Mar 2026 12:00:00 GMT", "Sun, 31 Feb 2026 12:00:00 GMT"),
    Case("rss", "date.rfc822.zone", "12:00:00 GMT", "12:00:00"),
    Case("rss", "date.rfc822.zone", "12:00:00 GMT", "12:00:00 CEST"),
    Case("rss", "date.rfc822.zone", "12:00:00 GMT", "12:00:00 +2500"),
    Case("rss", "date.rfc822.weekday", "Sun, 01 Mar 2026 12:00:00", "Mon, 01 Mar 2026 12:00:00"),
    Case("rss", "date.rfc822.year", "01 Mar 2026 12:00:00", "01 Mar 26 12:00:00"),
    Case("atom", "date.rfc3339", "<published>2026-03-01T12:00:00Z", "<published>2026-03-01T12:00:00"),
    Case("atom", "date.rfc3339", "<published>2026-03-01T12:00:00Z", "<published>2026-03-01t12:00:00z"),
    Case("json", "date.rfc3339", "2026-02-28T12:00:00Z", "2026-02-29T12:00:00Z"),
    Case(
        "atom", "date.rfc3339.seconds", "<published>2026-03-01T12:00:00Z", "<published>2026-03-01T12:00:00.5Z"
    ),
    Case("json", "date.rfc3339.utc", "2026-02-28T12:00:00Z", "2026-02-28T13:00:00+01:00"),
    Case("atom", "date.order", "<published>2026-03-01T12", "<published>2026-03-01T23"),
    Case("atom", "date.order", "2026-03-01T14:00:00Z", "2026-03-01T10:00:00Z"),
    Case("rss", "date.order", "14:00:00 +0000", "14:00:00 +1000"),
    Case("json", "date.order", "2026-03-01T13:00:00Z", "2026-03-01T11:00:00Z"),
    # HTML
    Case("rss", "html.broken", _BODY, '<a href="https://post.example/>'),
    Case("rss", "html.broken", _BODY, "<!-- x"),
    Case("rss", "html.unclosed", _BODY, "<em>ferry"),
    Case("rss", "html.unclosed", _BODY, "<em><b>ferry</em></b>", ("html.stray-end",)),
    Case("rss", "html.unclosed", _BODY, "<div/>"),
    Case("rss", "html.unclosed.optional", "<p>The", "<p><p>The"),
    Case("json", "html.unclosed.optional", "<p>The ferry.</p>", "<p>The ferry."),
    Case("rss", "html.stray-end", _BODY, "ferry</em>"),
    Case("rss", "html.unsafe.element", _BODY, "<script>if (a</b) {}</script>"),
    Case("atom", "html.unsafe.element", "<b>withdrawn</b>", "<iframe/>"),
    Case("rss", "html.unsafe.handler", _BODY, '<em onclick="x()">ferry</em>'),
    Case("atom", "html.unsafe.handler", "<b>withdrawn</b>", '<b onload="x()">withdrawn</b>'),
    Case("rss", "html.unsafe.address", _BODY, '<a href="java&#10;script:x()">ferry</a>'),
    Case("rss", "html.unsafe.address", _BODY, "<a href=data:text/html;x>ferry</a>"),
    Case("rss", "html.relative", _BODY, '<a href="/crew">crew</a>'),
    Case("rss", "html.relative", _BODY, '<img src="//cdn.example/ferry.jpg">'),
    Case("rss", "html.relative", "https://post.example/f2.jpg 2x", "f2.jpg 2x"),
    Case("json", "html.relative", "<p>The ferry.</p>", "<p><a href='#crew'>The ferry.</a></p>"),
    Case("rss", "html.empty-address", _BODY, '<a href="">crew</a>'),
    Case("rss", "html.page", _BODY, "<body>ferry</body>"),
    Case("rss", "html.style", _BODY, '<em style="position:fixed">ferry</em>'),
    # RSS
    Case("rss", "rss.version", 'version="2.0"', 'version="2.0.11"'),
    Case("rss", "rss.channel", "</channel>", "</channel><item/>"),
    Case("rss", "rss.channel.missing", "<description>News of the harbour.</description>", ""),
    Case("rss", "rss.channel.missing", "<title>The Harbour Post</title>\n<link>", "<title/>\n<link>"),
    Case("rss", "rss.built.missing", "<lastBuildDate>Sun, 01 Mar 2026 14:00:00 +0000</lastBuildDate>", ""),
    Case("rss", "rss.ttl", "<ttl>1</ttl>", "<ttl>a minute</ttl>"),
    Case("rss", "rss.ttl.missing", "<ttl>1</ttl>", ""),
    Case("rss", "rss.editor.email", "desk@post.example (The Desk)", "The Desk"),
    Case("rss", "rss.image", "<width>88</width>", "<width>880</width>"),
    Case("rss", "rss.image", "<url>https://post.example/logo.png</url>", ""),
    Case("rss", "rss.cloud", ' port="443"', ""),
    Case("rss", "rss.textInput", "<name>q</name>", ""),
    Case("rss", "rss.skip", "<hour>3</hour>", "<hour>24</hour>"),
    Case("rss", "rss.skip", "<hour>3</hour>", "<hour>3</hour><hour>3</hour>"),
    Case("rss", "rss.guid.missing", _GUID, ""),
    Case("rss", "rss.guid.missing", _GUID, '<guid isPermaLink="false"> </guid>'),
    Case(
        "rss",
        "rss.guid.twice",
        "https://post.example/article/2<",
        "tag:post.example,2026:1<",
        ("rss.guid.permalink",),
    ),
    Case("rss", "rss.guid.permalink", 'isPermaLink="false"', 'isPermaLink="true"'),
    Case("rss", "rss.guid.permalink", 'isPermaLink="false"', 'isPermaLink="no"'),
    Case("rss", "rss.title.missing", "<title>Prices rise</title>", ""),
    Case("rss", "rss.link.missing", "<link>https://post.example/article/2/prices</link>", ""),
    Case("rss", "rss.date.missing", _PUB, ""),
    Case("rss", "rss.author.email", "tom@post.example (Tom Ek)", "Tom Ek"),
    Case("rss", "rss.empty", "<category>World</category>", "<category/>"),
    Case("rss", "rss.empty", "Ana Lima", ""),
    Case("rss", "rss.body.missing", "<description>Twice.</description>", ""),
    Case("rss", "rss.enclosure", 'length="4711"', 'length="1"'),
    Case("rss", "rss.enclosure", 'length="4711" type="audio/mpeg"', 'length="4711"'),
    Case("rss", "rss.enclosure", "https://post.example/ferry.mp3", "ferry.mp3"),
    Case("rss", "rss.enclosure.many", _ENCLOSURE, _ENCLOSURE * 2),
    Case("rss", "rss.source", ' url="https://wire.example/rss.xml"', ""),
    Case("rss", "rss.nested", "<description>Twice.", "<description><p>Twice.</p>"),
    # Atom
    Case("atom", "atom.feed.missing", "<updated>2026-03-01T14:00:00Z</updated>", ""),
    Case("atom", "atom.feed.missing", '<title type="text">The Harbour Post</title>', ""),
    Case(
        "atom",
        "atom.feed.alternate",
        '<link rel="alternate" type="text/html" hreflang="en" href="https://post.example/"/>',
        "",
    ),
    Case("atom", "atom.entry.missing", "<title>Withdrawn</title>", ""),
    Case("atom", "atom.entry.missing", "<id>tag:post.example,2026:1</id>", "<id/>"),
    Case("atom", "atom.order", "</feed>", "<rights>All ours</rights></feed>"),
    Case(
        "atom",
        "atom.id.twice",
        "<id>tag:post.example,2026:2",
        "<id>tag:post.example,2026:1",
        ("tombstone.alone",),
    ),
    Case("atom", "atom.published.missing", "<published>2026-03-01T12:00:00Z</published>", ""),
    Case("atom", "atom.author.missing", _PERSON, ""),
    Case("atom", "atom.alternate.missing", _ALTERNATE, ""),
    Case("atom", "atom.alternate.twice", _ALTERNATE, _ALTERNATE * 2),
    Case(
        "atom", "atom.alternate.implicit", 'link rel="alternate" type="text/html" hreflang', "link hreflang"
    ),
    Case("atom", "atom.body.missing", _SUMMARY + "\n" + _CONTENT, ""),
    Case("atom", "atom.enclosure", ' length="4711"', ""),
    Case("atom", "atom.source.missing", "<title>The Wire</title>", ""),
    Case("atom", "atom.person.name", "<name>The Harbour Post</name>", ""),
    Case("atom", "atom.category.term", 'term="world" ', ""),
    Case(
        "atom",
        "atom.attribute",
        "<id>tag:post.example,2026:1",
        '<id isPermaLink="false">tag:post.example,2026:1',
    ),
    Case("atom", "atom.attribute", 'label="World"', 'label="World" lang="en"'),
    Case("atom", "atom.white-space", "<id>tag:post.example,2026:1<", "<id> tag:post.example,2026:1<"),
    Case(
        "atom", "atom.white-space", "<published>2026-03-01T12:00:00Z<", "<published>2026-03-01T12:00:00Z\n<"
    ),
    Case("atom", "atom.generator", ">newswire<", "><"),
    Case("atom", "atom.text.type", 'title type="text">Ferry', 'title type="text/plain">Ferry'),
    Case("atom", "atom.text.children", "The ferry is back.", "The <b>ferry</b> is back."),
    Case(
        "atom", "atom.text.children", "&lt;p&gt;The ferry &amp;amp; its crew.&lt;/p&gt;", "<p>The ferry.</p>"
    ),
    Case("atom", "atom.xhtml.div", "<div xmlns=", "x<div xmlns="),
    Case("atom", "atom.xhtml.div", "<b>withdrawn</b>", '<b xmlns="http://example.org/">withdrawn</b>'),
    Case("atom", "atom.title.type", 'title type="text">Ferry', 'title type="html">Ferry'),
    Case("atom", "atom.content.src", _CONTENT, '<content src="https://post.example/ferry.pdf"/>'),
    Case("atom", "atom.content.type", 'content type="html"', 'content type="HTML page"'),
    Case("atom", "atom.content.type", 'content type="html"', 'content type="multipart/mixed"'),
    Case("atom", "atom.content.base64", 'content type="html"', 'content type="image/png"'),
    Case("atom", "atom.content.empty", _CONTENT, '<content type="html"> </content>'),
    # JSON Feed
    Case("json", "json.syntax", '"hubs"', "hubs"),
    Case("json", "json.syntax", "4711", "NaN"),
    Case("json", "json.depth", '{"epoch": "b1"}', "[" * 200_000 + "]" * 200_000),
    Case("json", "json.depth", "4711", "9" * 5_000),
    Case("json", "json.encoding", "{\n", "\ufeff{\n"),
    Case("json", "json.key.twice", '"tags":', '"tags": ["World"], "tags":'),
    Case("json", "json.null", '"The ferry is back."', "null"),
    Case("json", "json.null", '"Ana Lima"', '""', ("json.author.empty",)),
    Case("json", "json.character", "The ferry is back.", "The \\u000b ferry"),
    Case("json", "json.character", "The ferry is back.", "The \\ud800 ferry"),
    Case("json", "json.version", "version/1.1", "version/1"),
    Case("json", "json.feed.missing", '"home_page_url": "https://post.example/",', ""),
    Case("json", "json.next", "feed.json?page=2", "feed.json"),
    Case("json", "json.type", '["World", "ferries"]', '"World"'),
    Case("json", "json.type", "4711", '"4711"'),
    Case("json", "json.type", '"id": "tag:post.example,2026:1"', '"id": 1'),
    Case("json", "json.key.unknown", '"_newswire"', '"newswire"'),
    Case("json", "json.key.missing", '"type": "WebSub", ', ""),
    Case("json", "json.author.old", _AUTHOR, f'{_AUTHOR}, "author": {{"name": "Ana Lima"}}'),
    Case("json", "json.author.empty", '{"name": "Ana Lima"}', "{}"),
    Case("json", "json.id.twice", "tag:post.example,2026:2", "tag:post.example,2026:1"),
    Case("json", "json.content.missing", '"content_text": "Twice.", ', ""),
    Case("json", "json.url.missing", '"url": "https://post.example/article/2", ', ""),
    Case("json", "json.title.missing", '"title": "Prices rise",', ""),
    Case("json", "json.date.missing", ', "date_published": "2026-02-28T12:00:00Z"', ""),
    Case("json", "json.attachment", "4711", "1"),
    Case("json", "json.attachment", "https://post.example/ferry.mp3", "ferry.mp3"),
    Case("json", "json.attachment", "audio/mpeg", "mp3"),
    Case("json", "json.tag.twice", '"ferries"', '"World"'),
    # Extensions
    Case("atom", "archive.both", "<fh:archive/>", "<fh:archive/><fh:complete/>"),
    Case("atom", "archive.content", "<fh:archive/>", "<fh:archive>yes</fh:archive>"),
    Case("atom", "archive.content", "<fh:archive/>", "<fh:archive/><fh:archive/>"),
    Case("atom", "archive.current", '<link rel="current" href="https://post.example/atom.xml"/>', ""),
    Case(
        "atom",
        "archive.next",
        "<fh:archive/>",
        '<fh:archive/><link rel="next-archive" href="https://post.example/2"/>',
    ),
    Case(
        "atom",
        "archive.circle",
        'rel="current" href="https://post.example/',
        'rel="current" href="https://post.example/archive/1-100/',
    ),
    Case(
        "rss", "archive.circle", "https://post.example/archive/1-100/rss.xml", "https://post.example/rss.xml"
    ),
    Case("rss", "archive.links", 'rel="hub"', 'rel="prev-archive"'),
    Case("atom", "tombstone", ' when="2026-03-01T13:00:00Z"', ""),
    Case("atom", "tombstone.when", 'when="2026-03-01T13:00:00Z"', 'when="2026-03-01T12:00:00Z"'),
    Case("atom", "tombstone.alone", 'ref="tag:post.example,2026:2"', 'ref="tag:post.example,2026:3"'),
    Case("rss", "media.text", 'type="plain"', 'type="text/plain"'),
    Case("rss", "media.text", "Jo Ek", ""),
    Case("rss", "text.markup", "The ferry at dawn", "The &lt;b&gt;ferry&lt;/b&gt;"),
    Case("rss", "html.unclosed", 'type="plain">The ferry', 'type="html">The &lt;b&gt;ferry'),
    Case("rss", "media.content", 'medium="image"', 'medium="picture"'),
    Case("rss", "media.content", 'width="640"', 'width="wide"'),
    Case("rss", "media.content", 'type="image/jpeg"', 'type="jpeg"'),
    Case("rss", "media.medium", ' medium="image"', ""),
    Case("rss", "media.thumbnail", "https://post.example/thumb.jpg", "thumb.jpg"),
)
"""Rules of size, of media types and of bytes have tests of their own."""
