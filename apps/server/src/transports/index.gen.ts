// Written by `npm run gen`. Do not edit.
import apns from './apns.ts';
import expo from './expo.ts';
import fcm from './fcm.ts';
import webPush from './web-push.ts';

export default { apns, expo, fcm, webPush };
