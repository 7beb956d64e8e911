import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile } from 'node:fs/promises';
import { type Provenance, xmpPacket } from '../static/provenance.ts';
import type { Pixels } from './pixels.ts';
import { mp4Box } from './said-motion.ts';

export const VIDEO_FORMATS = ['mp4', 'webm'] as const;
export type VideoFormat = (typeof VIDEO_FORMATS)[number];

export const isVideoFormat = (text: string): text is VideoFormat => (VIDEO_FORMATS as readonly string[]).includes(text);

/** One picture and how long it stands. */
export interface Frame {
  readonly pixels: Pixels;
  readonly ms: number;
}

/** Pictures a second: a still lasts a whole number of them. */
const RATE = 10;

const SAYINGS = ['title', 'description', 'copyright'] as const;

/** What players show of a file. */
const sayings = ({ title, description, rights }: Provenance): Readonly<Record<(typeof SAYINGS)[number], string>> => ({
  title,
  description,
  copyright: rights,
});

/** Said in the file, or players take the colours of small videos for those of old television. */
const COLORS = ['-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'iec61966-2-1', '-color_range', 'tv'];

/** Ways to encode, all of which every player of the format knows. Sides are made even, as the colour planes of both need. */
const ENCODERS: Readonly<Record<VideoFormat, readonly string[]>> = {
  mp4: ['-c:v', 'libx264', '-preset', 'medium', '-crf', '18', '-movflags', '+faststart'],
  webm: ['-c:v', 'libvpx-vp9', '-crf', '24', '-b:v', '0', '-deadline', 'good', '-cpu-used', '4'],
};

/**
 * The frames as a video, by the ffmpeg of this computer, with no time of day in it.
 * @returns the reason, as the end of a sentence, where there is no ffmpeg or it fails
 */
export async function toVideo(
  frames: readonly Frame[],
  format: VideoFormat,
  provenance: Provenance,
  path: string,
): Promise<string | undefined> {
  const [first] = frames;
  if (first === undefined) return 'there is nothing to show';
  const { widthPx, heightPx } = first.pixels;
  const input = ['-f', 'rawvideo', '-pix_fmt', 'rgba', '-video_size', `${String(widthPx)}x${String(heightPx)}`];
  const ffmpeg = spawn(
    'ffmpeg',
    [
      ...['-hide_banner', '-loglevel', 'error', '-nostdin', '-y', ...input, '-framerate', String(RATE), '-i', 'pipe:0'],
      ...[
        '-vf',
        'pad=ceil(iw/2)*2:ceil(ih/2)*2:color=white,scale=out_color_matrix=bt709:out_range=tv,format=yuv420p',
        ...COLORS,
        ...ENCODERS[format],
      ],
      ...[
        '-map_metadata',
        '-1',
        ...SAYINGS.flatMap((name) => ['-metadata', `${name}=${sayings(provenance)[name]}`]),
        // What the format's own box holds in an MP4 is a tag in a WebM.
        ...(format === 'webm' ? ['-metadata', `XMP=${xmpPacket(provenance)}`] : []),
        '-fflags',
        '+bitexact',
        '-flags:v',
        '+bitexact',
        '-f',
        format,
        path,
      ],
    ],
    { stdio: ['pipe', 'ignore', 'pipe'] },
  );
  let said = '';
  ffmpeg.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  const ended = new Promise<string | undefined>((resolve) => {
    ffmpeg.on('error', (error: NodeJS.ErrnoException) => {
      resolve(
        error.code === 'ENOENT'
          ? 'needs ffmpeg, and there is none on this computer; install it, or write .webp or .gif'
          : error.message,
      );
    });
    ffmpeg.on('close', (code) => {
      resolve(code === 0 ? undefined : `ffmpeg ended with ${String(code)}: ${said.trim().split('\n').at(-1) ?? ''}`);
    });
  });
  // What it says of a pipe that it closed itself is said by `ended`.
  ffmpeg.stdin.on('error', () => undefined);
  for (const { pixels, ms } of frames) {
    for (let shown = 0; shown < Math.round((ms * RATE) / 1000); shown += 1) {
      if (ffmpeg.stdin.destroyed) return ended;
      if (!ffmpeg.stdin.write(pixels.data)) await Promise.race([once(ffmpeg.stdin, 'drain').catch(() => undefined), ended]);
    }
  }
  ffmpeg.stdin.end();
  const refusal = await ended;
  if (refusal === undefined && format === 'mp4') await appendFile(path, mp4Box(provenance));
  return refusal;
}
