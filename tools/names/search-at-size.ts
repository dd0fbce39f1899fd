export const measureSearchAtSize=(..._:any[])=>({});
