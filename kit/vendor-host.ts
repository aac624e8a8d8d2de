/** Where the vendors themselves run orgs and accounts. */
const VENDOR_HOST =
  /(^|\.)(salesforce\.com|salesforce\.mil|force\.com|cloudforce\.com|database\.com|sfcrmproducts\.cn|netsuite\.com)$/;

/** The host of an address, where it is a vendor's own: real data is behind it. */
export function vendorHost(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  // A URL has its host in lower case and its port apart; a name may end with the dot of the root.
  const host = new URL(url).hostname.replace(/\.+$/, '');
  return VENDOR_HOST.test(host) ? host : undefined;
}
