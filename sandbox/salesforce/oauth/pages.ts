import type { Reply } from '../../server/exchange.ts';

/** The two pages that people see on the way to an app's tokens. */

export function loginPage(startUrl: string, failed: boolean): Reply {
  const problem = failed ? '<div id="error">Please check your username and password.</div>' : '';
  return page(
    'Login',
    `${problem}<form method="post" action="/"><input type="hidden" name="startURL" value="${escaped(startUrl)}"><label>Username <input id="username" name="username"></label><label>Password <input id="password" name="pw" type="password"></label><input type="submit" id="Login" name="Login" value="Log In"></form>`,
  );
}

export function approvalPage(action: string): Reply {
  return page(
    'Allow Access?',
    `<form method="post" action="${escaped(action)}"><button id="oaapprove" name="answer" value="allow">Allow</button><button id="oadeny" name="answer" value="deny">Deny</button></form>`,
  );
}

function page(title: string, content: string): Reply {
  return {
    status: 200,
    headers: { 'content-type': 'text/html; charset=UTF-8' },
    text: `<!DOCTYPE html><html lang="en"><head><title>${title}</title></head><body>${content}</body></html>`,
  };
}

function escaped(text: string): string {
  return text.replace(/[<>&"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
