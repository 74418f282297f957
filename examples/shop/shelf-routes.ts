import type { Hono } from 'hono';
import { readQuantity, withQuantity } from './cart.ts';
import type { Desk } from './desk.ts';
import { goods } from './goods.ts';
import { cartPage, ordersPage, shelfPage } from './shelf-page.ts';
import { buyerOf, fieldsOf, keepCart, namedBuyer, visitOf } from './visit.ts';

/** The shelf, the cart, and the list of a buyer's orders. */
export function addShelf(app: Hono, { store, newToken }: Desk): void {
  app.get('/', (c) => {
    namedBuyer(c, newToken);
    return c.html(shelfPage(visitOf(c), newToken()));
  });
  app.get('/cart', (c) => {
    namedBuyer(c, newToken);
    return c.html(cartPage(visitOf(c), newToken()));
  });
  app.post('/cart', async (c) => {
    const { add, set, quantity = '', remove } = await fieldsOf(c);
    const good = goods.find(({ id }) => id === (add ?? set));
    const { cart } = visitOf(c);
    const before = cart.find(({ goodId }) => goodId === good?.id)?.quantity ?? 0;
    const pieces = add !== undefined ? before + 1 : remove !== undefined ? 0 : readQuantity(quantity);
    if (good === undefined || pieces === undefined) return c.text('No such good, or no such quantity', 400);
    keepCart(c, withQuantity(cart, good, pieces));
    return c.redirect(add !== undefined ? '/' : '/cart', 303);
  });
  app.get('/orders', (c) => {
    const buyer = buyerOf(c);
    return c.html(
      ordersPage(
        visitOf(c),
        store.all().filter((order) => order.buyer === buyer),
      ),
    );
  });
}
