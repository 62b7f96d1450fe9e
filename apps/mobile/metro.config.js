const { getDefaultConfig } = require('expo/metro-config');

const config = getDefaultConfig(__dirname);

// zod's entry names the error texts of some fifty languages, 300 kB that Metro cannot shake off. English is all that is ever shown.
config.resolver.resolveRequest = (context, name, platform) => {
  const locales =
    name.endsWith('/locales/index.js') && /[\\/]node_modules[\\/]zod[\\/]/.test(context.originModulePath);
  return context.resolveRequest(context, locales ? name.replace('index.js', 'en.js') : name, platform);
};

module.exports = config;
