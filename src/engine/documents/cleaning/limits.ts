// How much one document may cost. Phones take pictures of 12 to 50 megapixels and scanners send up
// to a few hundred pages; bombs claim a thousand times that. Every limit is tested before the work
// that it bounds.

const megabyte = 1024 * 1024;

/** Of what comes in and of what is kept. */
export const documentMegabytesMax = 25;
export const documentBytesMax = documentMegabytesMax * megabyte;

export const pagesMax = 500;
/** Pictures of pages that one camera session joins to a document. */
export const cameraPagesMax = 60;
/** All of them together, before they are made smaller. */
export const cameraBytesMax = 200 * megabyte;

export const megapixelsMax = 64;
export const picturePixelsMax = megapixelsMax * 1_000_000;
/** Everything a phone of 12 megapixels saw stays as it is; more is made smaller. */
export const keptSideMax = 5_000;
/** A4 at 300 dots per inch. */
export const pageSideMax = 3_508;

export const previewWidthMin = 16;
export const previewWidthMax = 2_000;
/** A page may be a hundred times as high as wide. */
export const previewHeightMax = 4_000;

/** Of pictures, comments and numbers together: far more than a page holds. */
export const pdfObjectsMax = 300_000;

/** Computing, not waiting. A HEIC of 48 megapixels and 20 MB takes about five seconds. */
export const cleaningMilliseconds = { usual: 5_000, heic: 12_000, joining: 30_000 } as const;
/** A busy machine takes longer to compute as much. */
export const waitingFactor = 6;
/** Of a whole process: 48 megapixels of HEIC need 800. */
export const processMegabytesMax = 1_400;
/** More than these are cleaned one after the other; more than those must come again. */
export const togetherMax = 2;
export const waitingMax = 30;
