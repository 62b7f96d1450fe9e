const { dirname, join } = require('node:path');

// The icons are published as .mjs, which jest does not transform: read the CommonJS build, wherever npm hoisted it.
const lucide = join(dirname(require.resolve('lucide-react-native')), '..');

module.exports = {
  preset: 'jest-expo',
  // Typing letter by letter takes its time where two cores are shared by many.
  testTimeout: 30_000,
  testMatch: ['<rootDir>/{app,src,jest}/**/*.test.{ts,tsx}'],
  setupFilesAfterEnv: ['<rootDir>/jest/setup.ts'],
  moduleNameMapper: {
    '^lucide-react-native/icons/(.*)$': `${lucide}/cjs/icons/$1.js`,
    '^@legendapp/list/react-native$': '<rootDir>/jest/legend-list.tsx',
  },
};
