// In a browser the service worker (`public/sw.js`) does this.
export {};
