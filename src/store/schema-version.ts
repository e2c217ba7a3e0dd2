/** Number of migrations, known without loading them: a database of this version is opened as it is. */
export const SCHEMA_VERSION = 4;

/** "dcmm" in the header of our databases, so that no other program's file is taken for one. */
export const APPLICATION_ID = 0x64636d6d;
