/* What is used here of the codecs of cornerstonejs, which ship no types. */

interface CornerstoneDecoder {
  /** Room for the packed bytes, in the codec's memory. */
  getEncodedBuffer(length: number): Uint8Array;
  decode(): void;
  /** The unpacked pixels, in the codec's memory: gone after delete(). */
  getDecodedBuffer(): Uint8Array;
  getFrameInfo(): CornerstoneFrame;
  delete(): void;
}

interface CornerstoneFrame {
  readonly width: number;
  readonly height: number;
  readonly bitsPerSample: number;
  readonly componentCount: number;
}

interface CornerstoneOptions {
  readonly print: (line: string) => void;
  readonly printErr: (line: string) => void;
}

declare module '@cornerstonejs/codec-charls/decodewasmjs' {
  const load: (
    options: CornerstoneOptions,
  ) => Promise<{ readonly JpegLSDecoder: new () => CornerstoneDecoder }>;
  export default load;
}

declare module '@cornerstonejs/codec-openjpeg/decodewasmjs' {
  const load: (
    options: CornerstoneOptions,
  ) => Promise<{ readonly J2KDecoder: new () => CornerstoneDecoder }>;
  export default load;
}
