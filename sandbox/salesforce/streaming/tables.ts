/** Where events lie beside the records until their time is over. */
export const EVENT_TABLES = [
  'CREATE TABLE "~event" (replayId INTEGER PRIMARY KEY AUTOINCREMENT, family TEXT NOT NULL, channel TEXT NOT NULL, at INTEGER NOT NULL, users TEXT, extras TEXT NOT NULL, content TEXT NOT NULL)',
  'CREATE INDEX "~event.channel" ON "~event" (family, channel, replayId)',
  'CREATE INDEX "~event.at" ON "~event" (family, at)',
];
