import type { Contact, CustomerForm, CustomerView } from "../../contract/generated";

export const noContact: Contact = { name: "", email: "", phone: "", notify: true };

/** What is edited of a customer; a new one starts with one contact, who is told. */
export function formOf(customer: CustomerView | undefined, name = ""): CustomerForm {
  if (!customer) {
    return {
      id: null,
      version: 0,
      kind: "company",
      name,
      country: "",
      address: "",
      vat_code: "",
      crm_id: "",
      note: "",
      contacts: [noContact],
    };
  }
  const { id, version, kind, country, address, vat_code, crm_id, note, contacts } = customer;
  return { id, version, kind, name: customer.name, country, address, vat_code, crm_id, note, contacts };
}

/** Without the contact rows that nobody filled in. */
export function withoutBlanks(form: CustomerForm): CustomerForm {
  return { ...form, contacts: form.contacts.filter(({ name, email, phone }) => `${name}${email}${phone}`.trim()) };
}

/** What a person can see is wrong before Rust is asked. */
export const rules = {
  name: (value: string) => (value.trim() ? null : "The customer’s name"),
  contacts: {
    email: (value: string) => (!value.trim() || /^\S+@\S+$/.test(value.trim()) ? null : "Not an e-mail address"),
  },
};
