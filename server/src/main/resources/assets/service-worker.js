// Shows push messages of this server as notifications, and opens the page of the one that is clicked. It stores no pages.
"use strict";

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", event => event.waitUntil(self.clients.claim()));

self.addEventListener("push", event => {
  if (!event.data) return;
  const { title, body, icon, tag, url } = event.data.json();
  event.waitUntil(self.registration.showNotification(title, { body, icon, tag, data: { url } }));
});

self.addEventListener("notificationclick", event => {
  event.notification.close();
  const url = new URL(event.notification.data.url, self.location.origin).href;
  event.waitUntil((async () => {
    const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
    const open = windows.find(each => each.url === url);
    await (open ? open.focus() : self.clients.openWindow(url));
  })());
});
