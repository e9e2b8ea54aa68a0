import type { Vec3 } from '@atrium/imaging';

/** Signal of each tissue before coil and noise. */
export interface Signals {
  readonly blood: number;
  readonly myocardium: number;
  /** Late enhancement of the atrial wall. */
  readonly enhanced: number;
  readonly fat: number;
  readonly muscle: number;
  readonly lung: number;
  readonly bone: number;
}

/** How a made-up site acquires and stores its scans. */
export interface Site {
  readonly id: string;
  readonly scanner: string;
  readonly fieldStrength: string;
  /** Voxels along x (left), y (posterior), z (superior). */
  readonly size: Vec3;
  /** mm along x, y, z. */
  readonly spacing: Vec3;
  /** Where the axes on disk run to. */
  readonly orientation: string;
  /** Turn about the patient's long axis: tangent of half the angle. */
  readonly halfTurn: number;
  readonly signals: Signals;
  /** Standard deviation of the noise in each of the two channels. */
  readonly noise: number;
  /** Strength of the coil's bias field: 0.3 means about 30 % at the edge. */
  readonly bias: number;
}

/** Three sites that differ in contrast, noise, spacing and field of view, and in how their files lie on disk. */
export const SITES: readonly Site[] = [
  {
    id: 'demo-north',
    scanner: 'Phantom One',
    fieldStrength: '1.5',
    size: [192, 192, 18],
    spacing: [1.25, 1.25, 4.5],
    orientation: 'LPS',
    halfTurn: 0,
    signals: {
      blood: 560,
      myocardium: 170,
      enhanced: 820,
      fat: 350,
      muscle: 210,
      lung: 50,
      bone: 260,
    },
    noise: 28,
    bias: 0.18,
  },
  {
    id: 'demo-harbour',
    scanner: 'Phantom Two',
    fieldStrength: '3',
    size: [208, 176, 20],
    spacing: [1, 1, 4],
    orientation: 'RAS',
    halfTurn: 0.05,
    signals: {
      blood: 480,
      myocardium: 235,
      enhanced: 760,
      fat: 340,
      muscle: 250,
      lung: 80,
      bone: 300,
    },
    noise: 52,
    bias: 0.38,
  },
  {
    id: 'demo-south',
    scanner: 'Phantom Three',
    fieldStrength: '1.5',
    size: [160, 160, 16],
    spacing: [1.5, 1.5, 5],
    orientation: 'SPR',
    halfTurn: 0,
    signals: {
      blood: 430,
      myocardium: 220,
      enhanced: 640,
      fat: 300,
      muscle: 260,
      lung: 110,
      bone: 310,
    },
    noise: 64,
    bias: 0.28,
  },
];
