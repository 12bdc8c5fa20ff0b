export * from '../../tools/typescript.js';
