import { type Provenance, xmpPacket } from '../static/provenance.ts';

/** `XMP DataXMP`, as an application's block of a GIF, and the 258 bytes that lead a reader which takes it for sub-blocks to its end. */
const GIF_BLOCK = Buffer.from([0x21, 0xff, 0x0b, ...Buffer.from('XMP DataXMP')]);
const GIF_TRAILER = Buffer.from([0x01, ...Array.from({ length: 256 }, (_, index) => 255 - index), 0x00]);

/** The GIF with what it says of itself, before its last byte (XMP specification part 3, 1.1.2). */
export const saidGif = (gif: Uint8Array, provenance: Provenance): Buffer =>
  Buffer.concat([gif.subarray(0, -1), GIF_BLOCK, Buffer.from(xmpPacket(provenance)), GIF_TRAILER, gif.subarray(-1)]);

/** The box of an MP4 that holds XMP, to stand at the file's end (XMP specification part 3, 1.3.7). */
export function mp4Box(provenance: Provenance): Buffer {
  const packet = Buffer.from(xmpPacket(provenance));
  const head = Buffer.alloc(24);
  head.writeUInt32BE(head.length + packet.length);
  head.write('uuid', 4, 'latin1');
  head.write('be7acfcb97a942e89c71999491e3afac', 8, 'hex');
  return Buffer.concat([head, packet]);
}
