/** People, products and reviews come in groups that have nothing to do with each other. */
export const GROUPS = 200;
const PEOPLE = 6;
const PRODUCTS = 9;
const REVIEWS = 24;

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly username: string;
}

export interface Product {
  readonly upc: string;
  readonly name: string;
  readonly price: number;
  readonly weight: number;
}

export interface Review {
  readonly id: string;
  readonly body: string;
  readonly author: { readonly id: string };
  readonly product: { readonly upc: string };
}

export const peopleOfGroup: (readonly Person[])[] = [];
export const productsOfGroup: (readonly Product[])[] = [];
export const people = new Map<string, Person>();
export const products = new Map<string, Product>();
export const reviewsOfPerson = new Map<string, Review[]>();
export const reviewsOfProduct = new Map<string, Review[]>();

for (let group = 0; group < GROUPS; group++) addGroup(group);

function addGroup(group: number): void {
  const ownPeople = Array.from({ length: PEOPLE }, (_, i) => ({
    id: `u${group}-${i}`,
    name: `Person ${i} of ${group}`,
    username: `person.${i}.${group}`,
  }));
  const ownProducts = Array.from({ length: PRODUCTS }, (_, i) => ({
    upc: `p${group}-${i}`,
    name: `Product ${i} of ${group}`,
    price: 100 + ((group * PRODUCTS + i * 37) % 1400),
    weight: 10 + ((group + i * 13) % 900),
  }));
  peopleOfGroup.push(ownPeople);
  productsOfGroup.push(ownProducts);
  for (const person of ownPeople) people.set(person.id, person);
  for (const product of ownProducts) products.set(product.upc, product);
  for (let i = 0; i < REVIEWS; i++) {
    const author = ownPeople[i % PEOPLE] as Person;
    const product = ownProducts[(i * 5) % PRODUCTS] as Product;
    const review = {
      id: `r${group}-${i}`,
      body: `What person ${author.id} says of product ${product.upc}`,
      author: { id: author.id },
      product: { upc: product.upc },
    };
    reviewsOfPerson.set(author.id, [...(reviewsOfPerson.get(author.id) ?? []), review]);
    reviewsOfProduct.set(product.upc, [...(reviewsOfProduct.get(product.upc) ?? []), review]);
  }
}
