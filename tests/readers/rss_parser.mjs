// Fetches feeds with rss-parser and prints what it made of each, one JSON array a line.
// Usage: node rss_parser.mjs URL…. A feed that it refuses ends it with status 1.
import Parser from "rss-parser";

const parser = new Parser();
for (const url of process.argv.slice(2)) {
  const { items } = await parser.parseURL(url);
  console.log(
    JSON.stringify(
      items.map((item) => ({ id: item.guid ?? item.id, title: item.title, link: item.link, published: item.isoDate })),
    ),
  );
}
