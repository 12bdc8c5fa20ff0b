import type { Trade } from '../script/training.js';

/* Trades of the region, with what one must be able to do in them; every name of a firm is made of one. */

const SKILLED: readonly (readonly [firm: string, occupation: string, tools: string, ...skills: string[]])[] =
  [
    ['Bäckerei', 'Baker', 'dough machines', 'baking'],
    ['Bauhof', 'Bricklayer', 'mixers', 'bricklaying', 'reading drawings'],
    ['Dachdeckerei', 'Roofer', 'lifts', 'roofing'],
    ['Elektrik', 'Electrician', 'measuring instruments', 'wiring'],
    ['Fleischerei', 'Butcher', 'band saws', 'butchering'],
    ['Gartenbau', 'Gardener', 'lawn tractors', 'planting'],
    ['Gasthaus', 'Cook', 'combi steamers', 'cooking', 'kitchen hygiene'],
    ['Gebäudereinigung', 'Cleaner', 'floor machines', 'cleaning'],
    ['Holzbau', 'Carpenter', 'circular saws', 'joinery', 'reading drawings'],
    ['Hotel', 'Housekeeper', 'mangles', 'housekeeping'],
    ['Logistik', 'Warehouse worker', 'forklifts', 'stock keeping'],
    ['Malerbetrieb', 'Painter', 'spray guns', 'painting', 'plastering'],
    ['Metallbau', 'Metal worker', 'welding sets', 'welding'],
    ['Pflegedienst', 'Care assistant', 'patient lifts', 'nursing'],
    ['Schneiderei', 'Tailor', 'sewing machines', 'sewing'],
    ['Spedition', 'Driver', 'lorries', 'driving licence'],
    ['Tischlerei', 'Joiner', 'planing machines', 'joinery'],
    ['Verkauf', 'Shop assistant', 'cash registers', 'selling'],
  ];

export interface Branch extends Trade {
  readonly firm: string;
}

export const BRANCHES: readonly Branch[] = SKILLED.map(([firm, occupation, tools, ...skills]) => {
  return { firm, occupation, tools, skills };
});

export const POINTS = ['Erkelenz', 'Heinsberg', 'Hückelhoven', 'Geilenkirchen'] as const;
