/** Loaded when first needed: it takes a tenth of what a bare Node takes to start, and many runs pack nothing. */
export const zlib = () => process.getBuiltinModule('node:zlib');
