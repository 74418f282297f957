const loopback = /^https?:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?(\/|$)/;

/**
 * Whether the table is on this machine. Then this is a laptop, and webhooks may go to this machine as well. In Lambda
 * they must not, for there nobody else is at that address than Lambda itself: what decides is no setting of its own,
 * since one that can be set can be set by mistake, and a function in AWS with a table at home does nothing at all.
 */
export const isOnThisMachine = (tableEndpoint: string | undefined): boolean => loopback.test(tableEndpoint ?? '');
