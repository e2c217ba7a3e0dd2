/** Endings of answer files, workbooks and JSON. */
export const ANSWER_FILE = /\.(json|ndjson|jsonl|xlsx|xls|ods|et)$/i;

/** Endings of workbooks; which of them are answer files, only their content says. */
export const isWorkbookName = (path: string): boolean => /\.(xlsx|xls|ods|et)$/i.test(path);

/** Whether a file holds one answer file a line. */
export const isLines = (path: string): boolean => /\.(ndjson|jsonl)$/i.test(path);
