// Reads feeds with feedsmith and prints what it made of them, one JSON object a line:
// {"format": "rss", "title": "…", "entries": [{"id", "title", "link", "published", "updated"}]}
// Usage: node read.mjs [FILE…], or a feed on standard input. A feed that feedsmith refuses ends it with status 1.
import { readFileSync } from "node:fs";
import { parseFeed } from "feedsmith";

const text = (value) => (typeof value === "object" && value !== null ? value.value : value);
const alternate = (links) => links?.find((link) => link.rel === "alternate")?.href;

const entries = {
  rss: (feed) =>
    feed.items.map((item) => ({
      id: item.guid?.value,
      title: text(item.title),
      link: item.link,
      published: item.pubDate,
    })),
  atom: (feed) =>
    feed.entries.map((entry) => ({
      id: entry.id,
      title: text(entry.title),
      link: alternate(entry.links),
      published: entry.published,
      updated: entry.updated,
    })),
  json: (feed) =>
    feed.items.map((item) => ({
      id: item.id,
      title: item.title,
      link: item.url,
      published: item.date_published,
      updated: item.date_modified,
    })),
};

const files = process.argv.slice(2);
for (const file of files.length ? files : [0]) {
  const { format, feed } = parseFeed(readFileSync(file, "utf8"));
  console.log(JSON.stringify({ format, title: text(feed.title), entries: entries[format](feed) }));
}
