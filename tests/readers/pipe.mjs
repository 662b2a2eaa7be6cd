// Reads feeds with feedsmith, as many as come: each line of standard input is a feed as a JSON string, each line of
// standard output what feedsmith made of it: {"format", "feed"}, or {"error"} where it refuses it.
import { createInterface } from "node:readline";
import { parseFeed } from "feedsmith";

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  let told;
  try {
    told = parseFeed(JSON.parse(line));
  } catch (problem) {
    told = { error: String(problem) };
  }
  console.log(JSON.stringify(told));
}
